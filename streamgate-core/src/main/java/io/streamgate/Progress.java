package io.streamgate;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a step is.
 *
 * @param since when it began
 * @param best the most it has ever got to
 * @param stalled the time since then in which the rollout was driven, not paused, and the cluster answered
 */
public record Progress(Instant since, int best, Duration stalled) {
    static Progress begun(Instant now) {
        return new Progress(now, -1, Duration.ZERO);
    }

    Progress reached(int measure) {
        return measure > best ? new Progress(since, measure, Duration.ZERO) : this;
    }

    Progress attended(Duration time) {
        return new Progress(since, best, stalled.plus(time));
    }
}
