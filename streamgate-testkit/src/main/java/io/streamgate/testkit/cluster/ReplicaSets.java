package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ReplicaSets of a Deployment: one per template it has had. */
final class ReplicaSets {
    static final Comparator<Resource> OLDEST_FIRST = Comparator.comparing(
                    (Resource set) -> set.text("metadata", "creationTimestamp").orElse(""))
            .thenComparing(Resource::name);

    private final Store store;
    private final Writer writer;
    private final Events.Source events;

    ReplicaSets(Store store, Writer writer, Events.Source events) {
        this.store = store;
        this.writer = writer;
        this.events = events;
    }

    /** All of a Deployment's, oldest first: orphans that its selector matches are adopted, what it no longer matches let go. */
    List<Resource> of(Resource deployment) {
        Selector selector = Selector.ofObject(Tree.at(deployment.json(), "spec", "selector"));
        List<Resource> sets = new ArrayList<>();
        for (Resource set : store.list(Kind.REPLICA_SET, deployment.namespace())) {
            boolean matches = selector.matches(set.labels());
            String owner = Workloads.controllerUid(set);
            if (owner.isEmpty() && matches && !set.isDeleting() && !deployment.isDeleting()) {
                sets.add(writer.keep(Kind.REPLICA_SET, set, Workloads.adopted(set, deployment)));
            } else if (owner.equals(deployment.uid()) && matches) {
                sets.add(set);
            } else if (owner.equals(deployment.uid()) && !deployment.isDeleting()) {
                writer.keep(Kind.REPLICA_SET, set, Workloads.released(set, deployment));
            }
        }
        sets.sort(OLDEST_FIRST);
        return sets;
    }

    /** The one that has a Deployment's present template. */
    static @Nullable Resource current(Resource deployment, List<Resource> sets) {
        for (Resource set : sets) {
            if (hasTemplateOf(deployment, set)) {
                return set;
            }
        }
        return null;
    }

    static boolean hasTemplateOf(Resource deployment, Resource set) {
        FrozenMap template =
                Tree.without(Tree.map(set.json(), "spec", "template"), "metadata", "labels", Workloads.HASH_LABEL);
        return template.equals(Tree.at(deployment.json(), "spec", "template"));
    }

    /** Creates the one for the present template. */
    Resource create(Resource deployment, String hash, int replicas, long revision) {
        FrozenMap template = Tree.map(deployment.json(), "spec", "template");
        FrozenMap labeled = Tree.with(template, hash, "metadata", "labels", Workloads.HASH_LABEL);
        FrozenMap spec = Tree.of(
                "replicas",
                replicas,
                "minReadySeconds",
                Tree.at(deployment.json(), "spec", "minReadySeconds"),
                "selector",
                Tree.with(Tree.map(deployment.json(), "spec", "selector"), hash, "matchLabels", Workloads.HASH_LABEL),
                "template",
                labeled);
        FrozenMap annotations = Revisions.annotations(deployment, FrozenMap.EMPTY, revision);
        FrozenMap metadata = Tree.of(
                "name",
                deployment.name() + "-" + hash,
                "namespace",
                deployment.namespace(),
                "labels",
                Tree.map(labeled, "metadata", "labels"),
                "annotations",
                Revisions.sized(annotations, deployment),
                "ownerReferences",
                List.of(Workloads.ownedBy(deployment)));
        Resource created =
                writer.create(Kind.REPLICA_SET, Tree.of("metadata", metadata, "spec", spec), Writer.CONTROLLER, false);
        if (replicas > 0) {
            scaled(deployment, created, 0, replicas);
        }
        return created;
    }

    /** The current one at a revision, with what else goes on to it from its Deployment. */
    Resource revise(Resource deployment, Resource set, long revision) {
        FrozenMap annotations =
                Revisions.annotations(deployment, Tree.map(set.json(), "metadata", "annotations"), revision);
        Resource changed = Tree.with(set, annotations, "metadata", "annotations");
        int minReady = Tree.number(deployment.json(), 0, "spec", "minReadySeconds");
        if (minReady != Tree.number(set.json(), 0, "spec", "minReadySeconds")) {
            changed = Tree.with(changed, minReady, "spec", "minReadySeconds");
        }
        return writer.keep(Kind.REPLICA_SET, set, changed);
    }

    Resource scale(Resource deployment, Resource set, int replicas) {
        FrozenMap annotations = Revisions.sized(Tree.map(set.json(), "metadata", "annotations"), deployment);
        Resource changed =
                Tree.with(Tree.with(set, replicas, "spec", "replicas"), annotations, "metadata", "annotations");
        Resource kept = writer.keep(Kind.REPLICA_SET, set, changed);
        int before = Workloads.replicas(set);
        if (before != replicas) {
            scaled(deployment, set, before, replicas);
        }
        return kept;
    }

    void delete(Resource set) {
        writer.delete(new Ref(Kind.REPLICA_SET, set.namespace(), set.name()), set.uid(), -1);
    }

    private void scaled(Resource deployment, Resource set, int before, int after) {
        events.normal(
                Kind.DEPLOYMENT,
                deployment,
                "ScalingReplicaSet",
                "Scaled " + (before < after ? "up" : "down") + " replica set " + set.name() + " from " + before + " to "
                        + after);
    }
}
