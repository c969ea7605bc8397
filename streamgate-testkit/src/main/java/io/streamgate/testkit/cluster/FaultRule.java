package io.streamgate.testkit.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How often a fault strikes: always, unless limits are put to it, all of which then hold. May be used from any thread. */
public final class FaultRule {
    private final Object lock;
    private final Supplier<Instant> clock;
    private Instant end = Instant.MAX;
    private BooleanSupplier luck = () -> true;
    private int left = Integer.MAX_VALUE;
    private int struck;

    FaultRule(Object lock, Supplier<Instant> clock) {
        this.lock = lock;
        this.clock = clock;
    }

    /** So many times more, and no more. */
    public FaultRule times(int count) {
        synchronized (lock) {
            left = count;
            return this;
        }
    }

    /** From now on for so long. */
    public FaultRule during(Duration time) {
        synchronized (lock) {
            end = clock.get().plus(time);
            return this;
        }
    }

    /**
     * By chance, the same for the same seed.
     *
     * @param share how many of those that it could strike it does, from 0 to 1
     */
    public FaultRule chance(long seed, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the chance is " + share + "; it must be from 0 to 1");
        }
        SplittableRandom random = new SplittableRandom(seed);
        synchronized (lock) {
            luck = () -> random.nextDouble() < share;
            return this;
        }
    }

    /** Never again. */
    public void lift() {
        synchronized (lock) {
            left = 0;
        }
    }

    /** How many times it has struck. */
    public int struck() {
        synchronized (lock) {
            return struck;
        }
    }

    /** Whether it strikes now, which then counts. */
    boolean strikes() {
        if (left <= 0 || !clock.get().isBefore(end) || !luck.getAsBoolean()) {
            return false;
        }
        left--;
        struck++;
        return true;
    }
}
