package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at each HorizontalPodAutoscaler every fifteen seconds, and resizes its target as a rule says. */
final class AutoscalerController {
    static final String MANAGER = "kube-controller-manager";

    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final List<Kind> TARGETS = List.of(Kind.DEPLOYMENT, Kind.REPLICA_SET, Kind.STATEFUL_SET);

    private final Store store;
    private final Writer writer;
    private final Usage usage;
    private final ScalingRule rule;
    private final Supplier<Instant> clock;
    private final Events.Source events;
    private final WorkQueue queue;

    AutoscalerController(
            Object lock,
            Store store,
            Writer writer,
            Scheduler scheduler,
            Duration delay,
            Usage usage,
            ScalingRule rule,
            Events.Source events) {
        this.store = store;
        this.writer = writer;
        this.usage = usage;
        this.rule = rule;
        this.clock = scheduler::now;
        this.events = events;
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        if (change.kind().equals(Kinds.AUTOSCALER)) {
            if (change.after() == null) {
                rule.forget(change.last().uid());
            } else if (change.before() == null) {
                queue.add(ObjectName.of(change.last()));
            }
        }
    }

    private void reconcile(ObjectName key) {
        Resource autoscaler =
                store.find(Kinds.AUTOSCALER, key.namespace(), key.name()).orElse(null);
        if (autoscaler == null || autoscaler.isDeleting()) {
            return;
        }
        queue.addAfter(key, EVERY);
        Optional<Ref> target = target(autoscaler);
        Optional<Resource> found = target.flatMap(store::find);
        if (target.isEmpty() || found.isEmpty()) {
            String why = missing(autoscaler);
            events.warning(Kinds.AUTOSCALER, autoscaler, "FailedGetScale", why);
            write(
                    autoscaler,
                    found(
                            autoscaler,
                            false,
                            "FailedGetScale",
                            "the HPA controller was unable to get the target's" + " current scale: " + why));
            return;
        }
        scale(autoscaler, target.get(), found.get());
    }

    private static String missing(Resource autoscaler) {
        String kind = Tree.text(autoscaler.json(), "spec", "scaleTargetRef", "kind");
        String name = Tree.text(autoscaler.json(), "spec", "scaleTargetRef", "name");
        return TARGETS.stream()
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .map(one -> Refusal.resource(one) + " \"" + name + "\" not found")
                .orElse("no matches for kind \"" + kind + "\"");
    }

    private static Optional<Ref> target(Resource autoscaler) {
        String kind = Tree.text(autoscaler.json(), "spec", "scaleTargetRef", "kind");
        String name = Tree.text(autoscaler.json(), "spec", "scaleTargetRef", "name");
        return TARGETS.stream()
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .map(one -> new Ref(one, autoscaler.namespace(), name));
    }

    private void scale(Resource autoscaler, Ref ref, Resource target) {
        FrozenMap status = found(
                autoscaler, true, "SucceededGetScale", "the HPA controller was able to get the target's current scale");
        int current = Workloads.replicas(target);
        ScalingRule.View view = new ScalingRule.View(autoscaler, current, pods(target), usage, clock.get());
        ScalingRule.Advice advice = rule.advise(view);
        for (ScalingRule.Finding finding : advice.conditions()) {
            status = with(status, finding);
        }
        if (!advice.problem().isEmpty()) {
            events.warning(Kinds.AUTOSCALER, autoscaler, "FailedComputeMetricsReplicas", advice.problem());
        }
        boolean resized = advice.replicas() != current && resize(autoscaler, ref, target, advice);
        if (resized) {
            rule.followed(view, advice.replicas());
            status = with(
                    status,
                    new ScalingRule.Finding(
                            "AbleToScale",
                            true,
                            "SucceededRescale",
                            "the HPA controller was able to update the target scale to " + advice.replicas()));
            status = Tree.with(status, writer.time(), "lastScaleTime");
        }
        status = Tree.with(status, current, "currentReplicas");
        status = Tree.with(status, resized ? advice.replicas() : current, "desiredReplicas");
        status = advice.metrics().isEmpty()
                ? Tree.without(status, "currentMetrics")
                : Tree.with(status, advice.metrics(), "currentMetrics");
        write(autoscaler, status);
    }

    private List<Resource> pods(Resource target) {
        Selector selector = Selector.ofObject(Tree.at(target.json(), "spec", "selector"));
        List<Resource> pods = new ArrayList<>(store.list(Kind.POD, target.namespace()));
        pods.removeIf(pod -> !selector.matches(pod.labels()));
        return pods;
    }

    private boolean resize(Resource autoscaler, Ref ref, Resource target, ScalingRule.Advice advice) {
        String what = "New size: " + advice.replicas() + "; reason: " + advice.reason();
        try {
            FrozenMap sized = Tree.with(Tree.json(target), advice.replicas(), "spec", "replicas");
            writer.update(ref, target, sized, MANAGER, Writer.Part.MAIN, false);
            events.normal(Kinds.AUTOSCALER, autoscaler, "SuccessfulRescale", what);
            return true;
        } catch (ApiException e) {
            events.warning(Kinds.AUTOSCALER, autoscaler, "FailedRescale", what + "; error: " + e.getMessage());
            return false;
        }
    }

    private FrozenMap found(Resource autoscaler, boolean holds, String reason, String message) {
        return with(
                Tree.map(autoscaler.json(), "status"), new ScalingRule.Finding("AbleToScale", holds, reason, message));
    }

    private FrozenMap with(FrozenMap status, ScalingRule.Finding finding) {
        return Conditions.set(
                status,
                Conditions.of(
                        finding.type(),
                        finding.holds() ? "True" : "False",
                        finding.reason(),
                        finding.message(),
                        writer.time()));
    }

    private void write(Resource autoscaler, FrozenMap status) {
        writer.keep(Kinds.AUTOSCALER, autoscaler, Tree.with(autoscaler, status, "status"));
    }
}
