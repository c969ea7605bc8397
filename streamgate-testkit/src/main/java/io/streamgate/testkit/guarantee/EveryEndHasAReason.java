package io.streamgate.testkit.guarantee;

import io.streamgate.Attempt;
import io.streamgate.ClusterException;
import io.streamgate.Command;
import io.streamgate.JournalEntry;
import io.streamgate.Outcome;
import io.streamgate.Place;
import io.streamgate.PlanChangedException;
import io.streamgate.Reason;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.RolloutInProgressException;
import io.streamgate.RolloutRefusedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Every end names a kind, says something in words and names what caused it; and what it says did happen: somebody did ask for
 * an abort, somebody did interfere, a gate did not pass. Each program that ends a rollout says so once.
 */
final class EveryEndHasAReason implements Check {
    private final Scene scene;
    private final Past past;
    private final Breaches breaches;
    private final Set<String> finished = new HashSet<>();
    private final Map<String, String> notPassed = new HashMap<>();
    private final Map<RolloutHandle, Life> handles = new LinkedHashMap<>();

    EveryEndHasAReason(Scene scene, Past past, Breaches breaches) {
        this.scene = scene;
        this.past = past;
        this.breaches = breaches;
    }

    private void breach(String what) {
        breaches.add(Guarantee.EVERY_END_HAS_A_REASON, what);
    }

    /** Has a look at how a handle completes. */
    void follow(RolloutHandle handle, Life by) {
        handles.put(handle, by);
        handle.completion().whenComplete((outcome, failure) -> {
            if (failure != null && by.isAlive()) {
                completed(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure, by);
            } else if (outcome instanceof Outcome.Stranded stranded) {
                stranded(stranded, by);
            }
        });
    }

    private void completed(@Nullable Throwable failure, Life by) {
        boolean meant = failure instanceof RolloutInProgressException
                || failure instanceof RolloutRefusedException
                || failure instanceof PlanChangedException
                || (failure instanceof ClusterException refused && refused.kind() == ClusterException.Kind.REFUSED);
        if (!meant) {
            breach(by + " was told by an exception that is not for that: " + failure);
        }
    }

    private void stranded(Outcome.Stranded stranded, Life by) {
        reason(stranded.why(), by + " stranded");
        if (past.disturbedAt().equals(Instant.MIN) && past.unansweredAt().equals(Instant.MIN)) {
            breach(by + " was stranded although nothing went wrong around it: " + stranded);
        }
    }

    private void reason(Reason why, String whose) {
        if (why.message().isBlank() || why.subject().isBlank()) {
            breach(whose + " without a reason that says what and where: '" + why + "'");
        }
    }

    @Override
    public void journaled(Optional<JournalEntry> before, JournalEntry after, Life by) {
        Attempt attempt = after.attempt();
        if (attempt.place() instanceof Place.Ended ended
                && before.filter(entry -> entry.attempt().ended()).isEmpty()) {
            why(ended.outcome()).ifPresent(why -> {
                reason(why, attempt.id() + " ended");
                isTrue(attempt, why);
            });
            boolean remembered = after.history().stream()
                    .anyMatch(past -> past.revision() == attempt.id().attempt());
            if (!remembered) {
                breach(attempt.id() + " ended, but is not in the history");
            }
        }
    }

    private static Optional<Reason> why(Outcome outcome) {
        @Nullable
        Reason why = outcome instanceof Outcome.RolledBack back
                ? back.why()
                : outcome instanceof Outcome.Superseded superseded
                        ? superseded.why()
                        : outcome instanceof Outcome.Stranded stranded ? stranded.why() : null;
        return Optional.ofNullable(why);
    }

    private void isTrue(Attempt attempt, Reason why) {
        boolean so = switch (why.kind()) {
            case ABORTED -> attempt.answered().stream().anyMatch(command -> command.kind() == Command.Kind.ABORT);
            case INTERFERENCE -> !past.disturbedAt().isBefore(attempt.startedAt());
            case GATE_FAILED ->
                notPassed.values().stream().anyMatch(gate -> why.message().contains(gate));
            case NOT_APPROVED ->
                attempt.plan().stream()
                        .anyMatch(step -> step.data().getOrDefault("type", "").equals("approval"));
            default -> true;
        };
        if (!so) {
            breach(attempt.id() + " ended for a reason that is not so: " + why);
        }
    }

    @Override
    public void told(RolloutEvent event, Life by) {
        if (event instanceof RolloutEvent.Judged judged
                && !judged.judgement().reason().isEmpty()) {
            notPassed.put(judged.gate(), judged.gate());
        }
        if (event instanceof RolloutEvent.Finished end) {
            boolean gaveUp = end.outcome() instanceof Outcome.Stranded;
            if (!finished.add(by + " " + event.rollout() + " " + gaveUp) && !gaveUp) {
                breach(by + " told twice that " + event.rollout() + " is over");
            }
        }
    }

    @Override
    public void over() {
        handles.forEach((handle, by) -> {
            if (by.isAlive() && !handle.completion().toCompletableFuture().isDone()) {
                breach(by + " was never told how its rollout ended");
            }
        });
        scene.journal()
                .map(JournalEntry::attempt)
                .filter(attempt -> !attempt.ended())
                .ifPresent(attempt -> breach(attempt.id() + " has not ended, but is at " + attempt.place()));
    }
}
