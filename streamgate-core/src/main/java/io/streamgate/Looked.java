package io.streamgate;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a gate from its looks so far.
 *
 * @param passes the looks that passed
 * @param failures the looks that failed
 * @param lastAt when the last look began; empty if one is due at once
 * @param unknownSince since when the answer has been Unknown; empty if it is not
 * @param reason the last reason given
 * @param memory what the gate wants to be handed
 */
public record Looked(
        int passes,
        int failures,
        Optional<Instant> lastAt,
        Optional<Instant> unknownSince,
        String reason,
        String memory) {
    static final Looked NEVER = new Looked(0, 0, Optional.empty(), Optional.empty(), "", "");

    Looked begun(Instant now) {
        return new Looked(passes, failures, Optional.of(now), unknownSince, reason, memory);
    }

    Looked heard(Judgement judgement, Instant now) {
        String kept = judgement.memory().isEmpty() ? memory : judgement.memory();
        return switch (judgement.verdict()) {
            case PASS -> new Looked(passes + 1, failures, lastAt, Optional.empty(), judgement.reason(), kept);
            case FAIL -> new Looked(passes, failures + 1, lastAt, Optional.empty(), judgement.reason(), kept);
            case UNKNOWN ->
                new Looked(passes, failures, lastAt, unknownSince.or(() -> Optional.of(now)), judgement.reason(), kept);
        };
    }

    /** As a driver that has just begun must take it: no pass counts without one of its own. */
    Looked resumed() {
        return new Looked(0, failures, Optional.empty(), Optional.empty(), reason, memory);
    }

    /** The time of the next look. */
    Instant due(Sampling sampling, Instant since) {
        Instant first = since.plus(sampling.initialDelay());
        return lastAt.map(last -> last.plus(sampling.interval()))
                .filter(next -> next.isAfter(first))
                .orElse(first);
    }
}
