package io.streamgate.testkit.checks;

import java.util.Arrays;
import java.util.List;

/** What the checks are about. */
public enum CheckSet {
    /** The two colours, their Services and the one that users reach: 13 checks. */
    BLUE_GREEN("blue-green"),
    /** Stable, canary, their Services and the one that users reach: 12 checks. */
    CANARY("canary"),
    /** The autoscaler of the live track, and the canary's: 11 checks. */
    HPA("hpa");

    private final String title;

    CheckSet(String title) {
        this.title = title;
    }

    /** The checks, in order. */
    public List<Check> checks() {
        return Arrays.stream(Check.values())
                .filter(check -> check.set() == this)
                .toList();
    }

    /** As on the command line: {@code blue-green}, {@code canary}, {@code hpa}. */
    @Override
    public String toString() {
        return title;
    }
}
