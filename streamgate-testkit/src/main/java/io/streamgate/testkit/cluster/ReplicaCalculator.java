package io.streamgate.testkit.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The arithmetic of autoscaling: how many replicas bring a metric to its target. All values are in thousandths. */
final class ReplicaCalculator {
    private final double down;
    private final double up;

    /**
     * A calculator with tolerances.
     *
     * @param down how far below its target a metric may be, as a share of it
     * @param up how far above
     */
    ReplicaCalculator(double down, double up) {
        this.down = down;
        this.up = up;
    }

    /** What a metric's values are compared to. */
    interface Target {
        /** How the values relate to the target, which is 1. */
        double ratio(Map<String, Long> values);

        /** The value of a pod that none was measured of, when there may be too many. */
        long assumed(String pod);
    }

    /** The replicas that follow from a metric of each pod. */
    int perPod(int current, PodGroups pods, Target target) {
        double first = target.ratio(pods.values());
        boolean coming = !pods.unready().isEmpty() && first > 1;
        if (!coming && pods.missing().isEmpty()) {
            return isWithin(first) ? current : (int) Math.ceil(first * pods.ready());
        }
        Map<String, Long> values = new LinkedHashMap<>(pods.values());
        if (first < 1) {
            pods.missing().forEach(pod -> values.put(pod, target.assumed(pod)));
        } else if (first > 1) {
            fill(values, pods.missing());
        }
        if (coming) {
            fill(values, pods.unready());
        }
        double ratio = target.ratio(values);
        if (isWithin(ratio) || (first < 1 && ratio > 1) || (first > 1 && ratio < 1)) {
            return current;
        }
        int wanted = (int) Math.ceil(ratio * values.size());
        boolean astray = (ratio < 1 && wanted > current) || (ratio > 1 && wanted < current);
        return astray ? current : wanted;
    }

    private static void fill(Map<String, Long> values, Set<String> pods) {
        pods.forEach(pod -> values.put(pod, 0L));
    }

    /** The replicas that follow from one value for all pods, of which so many are ready. */
    int forAll(int current, int ready, double ratio) {
        if (current == 0) {
            return (int) Math.ceil(ratio);
        }
        return isWithin(ratio) ? current : (int) Math.ceil(ratio * ready);
    }

    /** The replicas that follow from one value to be shared by all pods. */
    int shared(int current, long value, long average) {
        double ratio = (double) value / ((double) average * current);
        return isWithin(ratio) ? current : (int) Math.ceil((double) value / average);
    }

    private boolean isWithin(double ratio) {
        return 1 - down <= ratio && ratio <= 1 + up;
    }

    /** A share of what pods ask for, in percent. */
    record Utilization(Map<String, Long> requests, int percent) implements Target {
        Utilization {
            requests = Map.copyOf(requests);
        }

        int of(Map<String, Long> values) {
            long used = 0;
            long asked = 0;
            for (Map.Entry<String, Long> value : values.entrySet()) {
                Long request = requests.get(value.getKey());
                if (request != null) {
                    used += value.getValue();
                    asked += request;
                }
            }
            return asked == 0 ? 0 : (int) (used * 100 / asked);
        }

        @Override
        public double ratio(Map<String, Long> values) {
            return (double) of(values) / percent;
        }

        @Override
        public long assumed(String pod) {
            return requests.getOrDefault(pod, 0L) * Math.max(100, percent) / 100;
        }
    }

    /** So much per pod. */
    record Average(long target) implements Target {
        @Override
        public double ratio(Map<String, Long> values) {
            return (double) mean(values) / target;
        }

        @Override
        public long assumed(String pod) {
            return target;
        }
    }

    static long mean(Map<String, Long> values) {
        long sum = 0;
        for (long value : values.values()) {
            sum += value;
        }
        return values.isEmpty() ? 0 : sum / values.size();
    }
}
