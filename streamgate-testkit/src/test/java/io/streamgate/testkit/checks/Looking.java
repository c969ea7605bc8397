package io.streamgate.testkit.checks;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks an infrastructure in real time, again and again, until it passes or the time is up. */
final class Looking {
    private static final Duration STEP = Duration.ofMillis(500);

    private final Scheduler scheduler = Scheduler.system();
    private final CompletableFuture<Report> last = new CompletableFuture<>();
    private final Infrastructure infrastructure;
    private final List<Check> checks;
    private final Instant end;

    private Looking(Infrastructure infrastructure, List<Check> checks, Duration limit) {
        this.infrastructure = infrastructure;
        this.checks = List.copyOf(checks);
        this.end = scheduler.now().plus(limit);
    }

    /** The first report in which the checks pass; the last one if there is none. */
    static Report untilPassed(Infrastructure infrastructure, List<Check> checks, Duration limit) throws Exception {
        Looking looking = new Looking(infrastructure, checks, limit);
        looking.scheduler.after(Duration.ZERO, looking::look);
        try {
            return looking.last.get(limit.toSeconds() + 60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("a look takes longer than a minute", e);
        }
    }

    private void look() {
        try {
            Report report = infrastructure.check(checks);
            if (report.passed() || scheduler.now().isAfter(end)) {
                last.complete(report);
            } else {
                scheduler.after(STEP, this::look);
            }
        } catch (RuntimeException e) {
            last.completeExceptionally(e);
        }
    }
}
