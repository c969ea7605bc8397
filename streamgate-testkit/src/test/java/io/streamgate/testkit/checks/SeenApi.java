package io.streamgate.testkit.checks;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the checks get to see of a cluster: changed on the way, or kept from them. Anything but get and list is an error. */
final class SeenApi implements KubeApi {
    private final KubeApi api;
    private final Map<Ref, UnaryOperator<Resource>> changes = new LinkedHashMap<>();
    private final Map<Kind, ApiException> refusals = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();

    SeenApi(KubeApi api) {
        this.api = api;
    }

    /** The object is seen with another value at a path of fields and indices; with null, without it. */
    SeenApi with(Ref ref, String path, @Nullable Object value) {
        changes.merge(
                ref,
                resource -> Edits.with(resource, path, value),
                (first, second) -> resource -> second.apply(first.apply(resource)));
        return this;
    }

    /** Objects of a kind cannot be read. */
    SeenApi without(Kind kind, ApiException why) {
        refusals.put(kind, why);
        return this;
    }

    /** What was asked, such as {@code get Service streamgate/streamgate-active}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Of which kinds. */
    List<Kind> kinds() {
        return List.copyOf(kinds);
    }

    @Override
    public Resource get(Ref ref) {
        asked(ref.kind(), "get " + ref);
        return changed(ref.kind(), api.get(ref));
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        asked(kind, "list " + kind + " " + namespace + " " + labels);
        Listing listing = api.list(kind, namespace, labels);
        return new Listing(
                listing.items().stream().map(item -> changed(kind, item)).toList(), listing.resourceVersion());
    }

    private void asked(Kind kind, String call) {
        calls.add(call);
        kinds.add(kind);
        ApiException refusal = refusals.get(kind);
        if (refusal != null) {
            throw refusal;
        }
    }

    private Resource changed(Kind kind, Resource resource) {
        return changes.getOrDefault(new Ref(kind, resource.namespace(), resource.name()), same -> same)
                .apply(resource);
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        throw new AssertionError("a check watches " + kind);
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        throw new AssertionError("a check creates a " + kind);
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        throw new AssertionError("a check patches " + ref);
    }

    @Override
    public void delete(Ref ref, String uid) {
        throw new AssertionError("a check deletes " + ref);
    }

    @Override
    public String raw(String path) {
        throw new AssertionError("a check asks for " + path);
    }
}
