package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The size of a workload as an object of its own: the subresource {@code scale}. Called with the cluster's lock held. */
final class Scales {
    static final Kind SCALE = new Kind("autoscaling", "v1", "Scale", "scales");

    private final Kinds kinds;
    private final Store store;
    private final Writer writer;

    Scales(Kinds kinds, Store store, Writer writer) {
        this.kinds = kinds;
        this.store = store;
        this.writer = writer;
    }

    Resource get(Ref ref) {
        return scale(workload(ref), paths(ref.kind()));
    }

    /** Puts a Scale in place of the present one; only the replicas asked for have an effect. */
    Resource update(Ref ref, Resource scale, String manager, boolean dryRun) {
        ApiResource.Scale paths = paths(ref.kind());
        Resource current = workload(ref);
        FrozenMap given = Tree.json(scale);
        Preconditions.checkName(ref, given);
        Preconditions.checkUid(ref, Optional.of(current), given);
        int replicas = Tree.number(given, 0, "spec", "replicas");
        if (replicas < 0) {
            throw Refusal.invalid(
                    SCALE,
                    ref.name(),
                    List.of("spec.replicas: Invalid value: " + replicas + ": must be greater than or equal to 0"));
        }
        FrozenMap sized = Tree.with(Tree.json(current), replicas, path(paths.replicas()));
        String version = Tree.text(given, "metadata", "resourceVersion");
        sized = version.isEmpty() ? sized : Tree.with(sized, version, "metadata", "resourceVersion");
        return scale(writer.update(ref, current, sized, manager, Writer.Part.SCALE, dryRun), paths);
    }

    private Resource workload(Ref ref) {
        return store.find(ref).orElseThrow(() -> Refusal.notFound(ref.kind(), ref.name()));
    }

    private ApiResource.Scale paths(Kind kind) {
        return kinds.find(kind)
                .flatMap(ApiResource::scale)
                .orElseThrow(() -> Refusal.of(404, "NotFound", "the server could not find the requested resource"));
    }

    private static Resource scale(Resource workload, ApiResource.Scale paths) {
        FrozenMap json = Tree.json(workload);
        int wanted = Tree.number(json, 0, path(paths.replicas()));
        String selector = paths.selector().isEmpty() ? "" : text(Tree.at(json, path(paths.selector())));
        return Tree.resource(Tree.of(
                "kind",
                SCALE.name(),
                "apiVersion",
                SCALE.apiVersion(),
                "metadata",
                Tree.of(
                        "name",
                        workload.name(),
                        "namespace",
                        workload.namespace(),
                        "uid",
                        workload.uid(),
                        "resourceVersion",
                        workload.resourceVersion(),
                        "creationTimestamp",
                        Tree.at(json, "metadata", "creationTimestamp")),
                "spec",
                wanted == 0 ? FrozenMap.EMPTY : Tree.of("replicas", wanted),
                "status",
                Tree.of(
                        "replicas",
                        Tree.number(json, 0, path(paths.present())),
                        "selector",
                        selector.isEmpty() ? null : selector)));
    }

    private static String[] path(String dotted) {
        return dotted.substring(1).split("\\.", -1);
    }

    /** A label selector as text, as it stands in a URL. */
    static String text(@Nullable Object selector) {
        if (selector instanceof String text) {
            return text;
        }
        Map<String, String> byKey = new TreeMap<>();
        Tree.map(selector, "matchLabels").forEach((key, value) -> byKey.put(key, key + "=" + value));
        for (Object expression : Tree.list(selector, "matchExpressions")) {
            String key = Tree.text(expression, "key");
            byKey.merge(key, text(key, expression), (one, other) -> one + "," + other);
        }
        return String.join(",", byKey.values());
    }

    private static String text(String key, @Nullable Object expression) {
        String values = Tree.list(expression, "values").stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(",", " (", ")"));
        return switch (Tree.text(expression, "operator")) {
            case "In" -> key + " in" + values;
            case "NotIn" -> key + " notin" + values;
            case "Exists" -> key;
            default -> "!" + key;
        };
    }
}
