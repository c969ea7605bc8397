package io.streamgate.k8s.vpa;

/**
 * How a histogram cuts its values into buckets (upstream's recommender/util/histogram_options.go). The first one begins at 0, the
 * last one has no end.
 */
public sealed interface Buckets {
    /** Of cpu use in cores. */
    Buckets CPU = new Exponential(1000.0, 0.01, 1.05, 0.0001);
    /** Of memory peaks in bytes. */
    Buckets MEMORY = new Exponential(1e12, 1e7, 1.05, 0.0001);

    /** How many there are. */
    int count();

    /** The bucket that a value is in; values below 0 are in the first. */
    int find(double value);

    /** Where a bucket begins. */
    double start(int bucket);

    /** The weight below which a bucket counts as empty. */
    double epsilon();

    /**
     * Buckets of one size.
     *
     * @param max what should be found before the last bucket
     * @param size the size
     * @param epsilon the weight below which a bucket counts as empty
     */
    record Linear(double max, double size, double epsilon) implements Buckets {
        /** Checks the ranges. */
        public Linear {
            Refusals.atLeast("size of a bucket", size, Double.MIN_NORMAL);
            Refusals.atLeast("max of linear buckets", max, size);
            Refusals.atLeast("epsilon of linear buckets", epsilon, Double.MIN_NORMAL);
        }

        @Override
        public int count() {
            return (int) Math.ceil(max / size) + 1;
        }

        @Override
        public int find(double value) {
            return Math.min(Math.max((int) (value / size), 0), count() - 1);
        }

        @Override
        public double start(int bucket) {
            return bucket * size;
        }
    }

    /** Buckets that grow by a ratio. */
    final class Exponential implements Buckets {
        private final double first;
        private final double ratio;
        private final double epsilon;
        private final double logRatio;
        private final int count;

        /**
         * @param max what should be found before the last bucket
         * @param first the size of the first bucket
         * @param ratio how much larger each bucket is than the one before; above 1
         * @param epsilon the weight below which a bucket counts as empty
         */
        public Exponential(double max, double first, double ratio, double epsilon) {
            Refusals.atLeast("size of the first bucket", first, Double.MIN_NORMAL);
            Refusals.atLeast("max of exponential buckets", max, first);
            Refusals.atLeast("ratio of exponential buckets", ratio, Math.nextUp(1.0));
            Refusals.atLeast("epsilon of exponential buckets", epsilon, Double.MIN_NORMAL);
            this.first = first;
            this.ratio = ratio;
            this.epsilon = epsilon;
            this.logRatio = Math.log(ratio);
            this.count = (int) Math.ceil(log(max * (ratio - 1) / first + 1)) + 1;
        }

        private double log(double value) {
            return Math.log(value) / logRatio;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public int find(double value) {
            return value < first ? 0 : Math.min((int) log(value * (ratio - 1) / first + 1), count - 1);
        }

        @Override
        public double start(int bucket) {
            return bucket == 0 ? 0 : first * (Math.pow(ratio, bucket) - 1) / (ratio - 1);
        }

        @Override
        public double epsilon() {
            return epsilon;
        }
    }
}
