package io.streamgate;

import java.time.Duration;

/** How durations are written for people. */
final class Words {
    private Words() {}

    /** Such as {@code 1 h 30 min}, {@code 12.5 s} or {@code 40 ms}. */
    static String of(Duration duration) {
        if (duration.isNegative()) {
            return "-" + of(duration.negated());
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h"
                    + (duration.toMinutesPart() > 0 ? " " + duration.toMinutesPart() + " min" : "");
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min"
                    + (duration.toSecondsPart() > 0 ? " " + duration.toSecondsPart() + " s" : "");
        }
        if (duration.toSeconds() > 0) {
            long tenths = duration.toMillis() / 100;
            return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
        }
        return duration.toMillis() + " ms";
    }
}
