package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ReplicaSets of a Deployment: one per template it has had. */
final class ReplicaSets {
    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    static final String MAX = "deployment.kubernetes.io/max-replicas";
    static final Comparator<Resource> OLDEST_FIRST = Comparator.comparing(
                    (Resource set) -> set.text("metadata", "creationTimestamp").orElse(""))
            .thenComparing(Resource::name);

    private static final List<String> NOT_COPIED = List.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            REVISION,
            "deployment.kubernetes.io/revision-history",
            DESIRED,
            MAX);

    private final Store store;
    private final Writer writer;

    ReplicaSets(Store store, Writer writer) {
        this.store = store;
        this.writer = writer;
    }

    /** All of a Deployment's, oldest first; orphans that its selector matches are adopted. */
    List<Resource> of(Resource deployment) {
        List<Resource> sets = new ArrayList<>(store.ownedBy(deployment.uid(), Kind.REPLICA_SET));
        for (Resource set : store.list(Kind.REPLICA_SET, deployment.namespace())) {
            if (Workloads.controller(set) == null
                    && !set.isDeleting()
                    && Selector.ofObject(Tree.at(deployment.json(), "spec", "selector"))
                            .matches(set.labels())) {
                List<Object> owner = List.of(Workloads.ownedBy(deployment));
                sets.add(writer.keep(Kind.REPLICA_SET, set, Tree.with(set, owner, "metadata", "ownerReferences")));
            }
        }
        sets.sort(OLDEST_FIRST);
        return sets;
    }

    /** The one that has a Deployment's present template. */
    static @Nullable Resource current(Resource deployment, List<Resource> sets) {
        Object wanted = Tree.at(deployment.json(), "spec", "template");
        for (Resource set : sets) {
            FrozenMap template =
                    Tree.without(Tree.map(set.json(), "spec", "template"), "metadata", "labels", Workloads.HASH_LABEL);
            if (template.equals(wanted)) {
                return set;
            }
        }
        return null;
    }

    Resource create(Resource deployment, int replicas, long revision) {
        FrozenMap template = Tree.map(deployment.json(), "spec", "template");
        String hash = Identity.word(template.hashCode());
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
        FrozenMap metadata = Tree.of(
                "name",
                deployment.name() + "-" + hash,
                "namespace",
                deployment.namespace(),
                "labels",
                Tree.map(labeled, "metadata", "labels"),
                "annotations",
                annotations(deployment, FrozenMap.EMPTY, revision),
                "ownerReferences",
                List.of(Workloads.ownedBy(deployment)));
        return writer.create(Kind.REPLICA_SET, Tree.of("metadata", metadata, "spec", spec), Writer.CONTROLLER, false);
    }

    /** The current one with the annotations that say which revision it is, and how large its Deployment. */
    Resource annotate(Resource deployment, Resource set, long revision) {
        long own = Math.max(revision, revision(set));
        FrozenMap annotations = annotations(deployment, Tree.map(set.json(), "metadata", "annotations"), own);
        Resource changed = Tree.with(set, annotations, "metadata", "annotations");
        Object minReady = Tree.at(deployment.json(), "spec", "minReadySeconds");
        if (minReady != null) {
            changed = Tree.with(changed, minReady, "spec", "minReadySeconds");
        }
        return writer.keep(Kind.REPLICA_SET, set, changed);
    }

    Resource scale(Resource deployment, Resource set, int replicas) {
        Resource changed = Tree.with(set, replicas, "spec", "replicas");
        changed = Tree.with(changed, text(Workloads.replicas(deployment)), "metadata", "annotations", DESIRED);
        changed = Tree.with(changed, text(most(deployment)), "metadata", "annotations", MAX);
        return writer.keep(Kind.REPLICA_SET, set, changed);
    }

    void delete(Resource set) {
        store.remove(Kind.REPLICA_SET, set.namespace(), set.name());
    }

    static long revision(Resource workload) {
        return annotation(workload, REVISION, 0);
    }

    static long annotation(Resource workload, String name, long otherwise) {
        String text = Tree.text(workload.json(), "metadata", "annotations", name);
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
    }

    private static FrozenMap annotations(Resource deployment, FrozenMap former, long revision) {
        FrozenMap all = former;
        for (Map.Entry<String, String> one : deployment.annotations().entrySet()) {
            all = NOT_COPIED.contains(one.getKey()) ? all : Tree.with(all, one.getValue(), one.getKey());
        }
        all = Tree.with(all, text(revision), REVISION);
        all = Tree.with(all, text(Workloads.replicas(deployment)), DESIRED);
        return Tree.with(all, text(most(deployment)), MAX);
    }

    private static int most(Resource deployment) {
        return Workloads.replicas(deployment) + Workloads.maxSurge(deployment);
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
