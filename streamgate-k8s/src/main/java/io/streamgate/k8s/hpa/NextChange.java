package io.streamgate.k8s.hpa;

import io.streamgate.k8s.hpa.Memory.Change;
import io.streamgate.k8s.hpa.Memory.Recommendation;
import io.streamgate.k8s.hpa.ScalingRules.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a decision could next be another one by the passing of time alone. */
final class NextChange {
    private final HpaDecision decision;
    private final HpaView view;
    private final Settings settings;
    private @Nullable Instant earliest;

    NextChange(HpaDecision decision) {
        this.decision = decision;
        this.view = decision.view();
        this.settings = decision.policy().settings();
    }

    Optional<Instant> at() {
        if (decision.path() == HpaDecision.Path.UNKNOWN_TARGET || decision.path() == HpaDecision.Path.DISABLED) {
            return Optional.empty();
        }
        if (decision.rescales()) {
            offer(view.now(), settings.syncPeriod());
        }
        if (decision.stabilized() != decision.wanted()) {
            windows();
        }
        if (decision.replicas() != decision.stabilized()) {
            periods();
        }
        if (decision.path() != HpaDecision.Path.BOUNDS) {
            youngPods();
        }
        return Optional.ofNullable(earliest);
    }

    private void windows() {
        // Without a behavior the end of the window still counts.
        Duration more = decision.policy().behavior() == null ? Duration.ofNanos(1) : Duration.ZERO;
        for (Recommendation recommendation : decision.memory().recommendations()) {
            offer(recommendation.at(), decision.policy().upWindow().plus(more));
            offer(recommendation.at(), decision.policy().downWindow().plus(more));
        }
    }

    private void periods() {
        Behavior behavior = decision.policy().behavior();
        if (behavior == null) {
            return;
        }
        for (List<Change> changes :
                List.of(decision.memory().ups(), decision.memory().downs())) {
            for (Change change : changes) {
                behavior.up().rates().forEach(rate -> offer(change, rate));
                behavior.down().rates().forEach(rate -> offer(change, rate));
            }
        }
    }

    private void offer(Change change, Rate rate) {
        offer(change.at(), rate.period());
    }

    private void youngPods() {
        if (decision.policy().metrics().stream().noneMatch(NextChange::isCpu)) {
            return;
        }
        for (Pod pod : view.pods()) {
            Instant start = pod.start();
            if (start != null) {
                offer(start, settings.cpuInitializationPeriod());
            }
        }
    }

    private static boolean isCpu(Metric metric) {
        return (metric instanceof Metric.Resource || metric instanceof Metric.ContainerResource)
                && metric.name().equals("cpu");
    }

    private void offer(Instant from, Duration after) {
        Instant at = from.plus(after);
        if (at.isAfter(view.now()) && (earliest == null || at.isBefore(earliest))) {
            earliest = at;
        }
    }
}
