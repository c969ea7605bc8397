package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The status of a namespace on its way out: what it still waits for. */
final class NamespaceStatus {
    private NamespaceStatus() {}

    static FrozenMap of(Resource namespace, List<Ref> left, Store store, String time) {
        Map<String, Integer> kinds = new TreeMap<>();
        Map<String, Integer> finalizers = new TreeMap<>();
        for (Ref ref : left) {
            kinds.merge(ref.kind().plural() + "." + ref.kind().group(), 1, Integer::sum);
            store.find(ref)
                    .ifPresent(one -> Tree.list(one.json(), "metadata", "finalizers")
                            .forEach(finalizer -> finalizers.merge(String.valueOf(finalizer), 1, Integer::sum)));
        }
        FrozenMap status = Tree.map(namespace.json(), "status");
        status = condition(
                status,
                time,
                "NamespaceDeletionDiscoveryFailure",
                false,
                "ResourcesDiscovered",
                "All resources successfully discovered");
        status = condition(
                status,
                time,
                "NamespaceDeletionGroupVersionParsingFailure",
                false,
                "ParsedGroupVersions",
                "All legacy kube types successfully parsed");
        status = condition(
                status,
                time,
                "NamespaceDeletionContentFailure",
                false,
                "ContentDeleted",
                "All content successfully deleted, may be waiting on finalization");
        status = kinds.isEmpty()
                ? condition(
                        status,
                        time,
                        "NamespaceContentRemaining",
                        false,
                        "ContentRemoved",
                        "All content successfully removed")
                : condition(
                        status,
                        time,
                        "NamespaceContentRemaining",
                        true,
                        "SomeResourcesRemain",
                        "Some resources are remaining: " + each(kinds, " has "));
        return finalizers.isEmpty()
                ? condition(
                        status,
                        time,
                        "NamespaceFinalizersRemaining",
                        false,
                        "ContentHasNoFinalizers",
                        "All content-preserving finalizers finished")
                : condition(
                        status,
                        time,
                        "NamespaceFinalizersRemaining",
                        true,
                        "SomeFinalizersRemain",
                        "Some content in the namespace has finalizers remaining: " + each(finalizers, " in "));
    }

    private static String each(Map<String, Integer> counts, String between) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(one -> one.getKey() + between + one.getValue() + " resource instances")
                        .toList());
    }

    private static FrozenMap condition(
            FrozenMap status, String time, String type, boolean holds, String reason, String message) {
        return Conditions.set(
                status,
                Tree.of(
                        "type",
                        type,
                        "status",
                        holds ? "True" : "False",
                        "lastTransitionTime",
                        time,
                        "reason",
                        reason,
                        "message",
                        message));
    }
}
