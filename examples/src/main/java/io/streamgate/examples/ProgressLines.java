package io.streamgate.examples;

import io.streamgate.RolloutEvent;
import io.streamgate.RolloutListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints a line for each thing that happens: when, counted from the start, what, and what there is then. */
final class ProgressLines implements RolloutListener {
    private final PrintStream out;
    private Instant startedAt = Instant.MIN;

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void on(RolloutEvent event) {
        if (startedAt.equals(Instant.MIN)) {
            startedAt = event.at();
        }
        double seconds = Duration.between(startedAt, event.at()).toMillis() / 1000.0;
        String line = line(event);
        if (!line.isEmpty()) {
            out.printf(Locale.ROOT, "%8.3f s  %s%n", seconds, line);
        }
        if (event instanceof RolloutEvent.Finished) {
            startedAt = Instant.MIN;
        }
    }

    private static String line(RolloutEvent event) {
        if (event instanceof RolloutEvent.Started started) {
            return "release " + started.release() + " of " + started.rollout().workload();
        }
        if (event instanceof RolloutEvent.Resumed resumed) {
            return "goes on: " + resumed.place();
        }
        if (event instanceof RolloutEvent.StandingBy standing) {
            return "stands by: " + standing.driver() + " drives since " + standing.since();
        }
        if (event instanceof RolloutEvent.Warned warned) {
            return "! " + warned.warning();
        }
        if (event instanceof RolloutEvent.StepWaiting waiting) {
            return String.format("%-18s ... %s", waiting.step(), waiting.why());
        }
        if (event instanceof RolloutEvent.StepFinished finished) {
            return String.format("%-18s done  [%s]", finished.step(), finished.state());
        }
        if (event instanceof RolloutEvent.Judged judged) {
            return String.format("gate %-13s %s", judged.gate(), judged.judgement());
        }
        if (event instanceof RolloutEvent.Answered answered) {
            return "asked for: " + answered.command();
        }
        if (event instanceof RolloutEvent.TurnedBack back) {
            return "GOES BACK  " + back.why();
        }
        if (event instanceof RolloutEvent.Delayed delayed) {
            return "the cluster does not answer, next try in "
                    + delayed.retryIn().toMillis() + " ms: " + delayed.why();
        }
        if (event instanceof RolloutEvent.Finished finished) {
            return finished.outcome().toString().toUpperCase(Locale.ROOT).substring(0, 1)
                    + finished.outcome().toString().substring(1);
        }
        return "";
    }
}
