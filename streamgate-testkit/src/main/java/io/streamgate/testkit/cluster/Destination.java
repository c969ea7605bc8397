package io.streamgate.testkit.cluster;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Where a proxy sends a request. A value, so that a table that did not change can be told from one that did. */
sealed interface Destination {
    /**
     * Where one request goes.
     *
     * @param copies is told where copies of it go as well
     */
    Leaf choose(SplittableRandom random, Consumer<Leaf> copies);

    /** The end of the way. */
    sealed interface Leaf extends Destination {
        @Override
        default Leaf choose(SplittableRandom random, Consumer<Leaf> copies) {
            return this;
        }
    }

    /** Pods, in turn. */
    record Pods(List<String> addresses) implements Leaf {
        public Pods {
            addresses = List.copyOf(addresses);
        }
    }

    /** The proxy itself answers, and not well. */
    record Failure(String reason) implements Leaf {}

    /** Several destinations, by weight. */
    record Split(List<Branch> branches) implements Destination {
        record Branch(int weight, Destination to) {}

        public Split {
            branches = List.copyOf(branches);
        }

        @Override
        public Leaf choose(SplittableRandom random, Consumer<Leaf> copies) {
            long all = branches.stream().mapToLong(Branch::weight).sum();
            if (all <= 0) {
                return new Failure("500 all weights are 0");
            }
            long drawn = all == branches.get(0).weight() ? 0 : random.nextLong(all);
            for (Branch branch : branches) {
                drawn -= branch.weight();
                if (drawn < 0) {
                    return branch.to().choose(random, copies);
                }
            }
            throw new AssertionError("a draw below the sum of " + branches + " met none of them");
        }
    }

    /** One destination, and copies of a share of the requests to others, whose answers nobody waits for. */
    record Mirrored(Destination to, List<Copy> copies) implements Destination {
        record Copy(double share, Destination to) {}

        public Mirrored {
            copies = List.copyOf(copies);
        }

        @Override
        public Leaf choose(SplittableRandom random, Consumer<Leaf> told) {
            for (Copy copy : copies) {
                if (copy.share() >= 1 || random.nextDouble() < copy.share()) {
                    told.accept(copy.to().choose(random, told));
                }
            }
            return to.choose(random, told);
        }

        /** With copies, if there are any. */
        static Destination of(Destination to, List<Copy> copies) {
            return copies.isEmpty() ? to : new Mirrored(to, copies);
        }
    }
}
