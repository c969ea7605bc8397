package io.streamgate.testkit.simulation;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An API that does not do what it says.
 *
 * @param api what is behind it
 * @param shown what is made of each object that is read, or answered
 * @param sent what is made of each change before it is sent
 */
record Lying(KubeApi api, BiFunction<Kind, Resource, Resource> shown, BiFunction<Ref, Patch, Patch> sent)
        implements KubeApi {
    static Lying shows(KubeApi api, BiFunction<Kind, Resource, Resource> shown) {
        return new Lying(api, shown, (ref, patch) -> patch);
    }

    static Lying sends(KubeApi api, BiFunction<Ref, Patch, Patch> sent) {
        return new Lying(api, (kind, resource) -> resource, sent);
    }

    /** An object with another value at a path; null takes it away. */
    static Resource with(Resource resource, @Nullable Object value, String... path) {
        return new Resource(with(resource.json(), value, 0, path));
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> map, @Nullable Object value, int at, String... path) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(map);
        if (at < path.length - 1) {
            changed.put(path[at], with(new Resource(map).map(path[at]), value, at + 1, path));
        } else if (value == null) {
            changed.remove(path[at]);
        } else {
            changed.put(path[at], value);
        }
        return changed;
    }

    /** A change of a journal's text, applied to what is created and what is patched. */
    static Lying journals(KubeApi api, UnaryOperator<String> text) {
        return sends(
                api,
                (ref, patch) -> ref.kind().equals(Kind.CONFIG_MAP)
                        ? new Patch(patch.type(), journal(object(patch), text).json())
                        : patch);
    }

    static Resource journal(Resource object, UnaryOperator<String> text) {
        return with(object, text.apply(object.text("data", "journal").orElse("")), "data", "journal");
    }

    /** What is applied, as an object. */
    @SuppressWarnings("unchecked")
    static Resource object(Patch patch) {
        return new Resource((Map<String, @Nullable Object>) patch.body());
    }

    @Override
    public Resource get(Ref ref) {
        return shown.apply(ref.kind(), api.get(ref));
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        Listing listing = api.list(kind, namespace, labels);
        return new Listing(
                listing.items().stream().map(item -> shown.apply(kind, item)).toList(), listing.resourceVersion());
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        return api.watch(kind, namespace, labels, resourceVersion, new Watcher() {
            @Override
            public void changed(Change change, Resource resource) {
                watcher.changed(change, change == Change.BOOKMARK ? resource : shown.apply(kind, resource));
            }

            @Override
            public void ended(@Nullable ApiException cause) {
                watcher.ended(cause);
            }
        });
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        if (resource.name().isEmpty()) {
            return api.create(kind, resource);
        }
        Ref ref = new Ref(kind, resource.namespace(), resource.name());
        Patch patch = sent.apply(ref, new Patch(Patch.Type.APPLY, resource.json()));
        return shown.apply(kind, api.create(kind, object(patch)));
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        return shown.apply(ref.kind(), api.patch(ref, sent.apply(ref, patch), dryRun));
    }

    @Override
    public void delete(Ref ref, String uid) {
        api.delete(ref, uid);
    }

    @Override
    public String raw(String path) {
        return api.raw(path);
    }
}
