package io.streamgate.testkit.guarantee;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The breaches found so far. Of those that say the same, the first is kept. */
final class Breaches {
    private static final int MOST = 50;

    private final Supplier<Instant> clock;
    private final List<Breach> found = new ArrayList<>();

    Breaches(Supplier<Instant> clock) {
        this.clock = clock;
    }

    void add(Guarantee guarantee, String what) {
        boolean known = found.stream()
                .anyMatch(breach ->
                        breach.guarantee() == guarantee && breach.what().equals(what));
        if (!known && found.size() < MOST) {
            found.add(new Breach(guarantee, clock.get(), what));
        }
    }

    List<Breach> all() {
        return List.copyOf(found);
    }
}
