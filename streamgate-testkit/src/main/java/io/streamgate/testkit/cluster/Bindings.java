package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;

/** Gives pods their nodes, as a scheduler asks for it. Called with the cluster's lock held. */
final class Bindings {
    private final Store store;
    private final Writer writer;

    Bindings(Store store, Writer writer) {
        this.store = store;
        this.writer = writer;
    }

    /** Answers with a Status of success. */
    Resource bind(Ref ref, Resource binding, boolean dryRun) {
        Resource pod = store.find(ref).orElseThrow(() -> Refusal.notFound(ref.kind(), ref.name()));
        String node = Tree.text(binding.json(), "target", "name");
        if (node.isEmpty()) {
            throw Refusal.invalid(
                    new Kind("", "v1", "Binding", "bindings"), ref.name(), List.of("target.name: Required value"));
        }
        if (pod.isDeleting()) {
            throw Refusal.of(
                    409,
                    "Conflict",
                    conflict(ref, "pod " + ref.name() + " is being deleted, cannot be assigned to a host"));
        }
        String bound = Tree.text(pod.json(), "spec", "nodeName");
        if (!bound.isEmpty()) {
            throw Refusal.of(
                    409,
                    "Conflict",
                    conflict(ref, "pod " + ref.name() + " is already assigned to node \"" + bound + "\""));
        }
        if (!dryRun) {
            writer.keep(Kind.POD, pod, Tree.with(pod, node, "spec", "nodeName"));
        }
        return Tree.resource(Tree.of(
                "kind", "Status", "apiVersion", "v1", "metadata", FrozenMap.EMPTY, "status", "Success", "code", 201));
    }

    private static String conflict(Ref ref, String why) {
        return "Operation cannot be fulfilled on pods/binding \"" + ref.name() + "\": " + why;
    }
}
