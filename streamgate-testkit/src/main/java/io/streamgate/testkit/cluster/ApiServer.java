package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi.Listing;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the verbs do, once it is known who asks. Except for {@link #begin}, called with the cluster's lock held. */
final class ApiServer {
    private static final int CALLS_KEPT = 100_000;

    private final Object lock;
    private final Store store;
    private final Writer writer;
    private final Watches watches;
    private final Faults faults;
    private final Rights rights;
    private final PodProxy proxy;
    private final CustomMetrics metrics;
    private final Kinds kinds;
    private final Listings listings;
    private final Scales scales;
    private final Evictions evictions;
    private final Bindings bindings;
    private final Deque<Call> calls = new ArrayDeque<>();

    ApiServer(
            Object lock,
            Store store,
            Writer writer,
            Watches watches,
            Faults faults,
            Rights rights,
            PodProxy proxy,
            CustomMetrics metrics,
            Kinds kinds) {
        this.lock = lock;
        this.store = store;
        this.writer = writer;
        this.watches = watches;
        this.faults = faults;
        this.rights = rights;
        this.proxy = proxy;
        this.metrics = metrics;
        this.kinds = kinds;
        this.listings = new Listings(store, kinds);
        this.scales = new Scales(kinds, store, writer);
        this.evictions = new Evictions(store, writer);
        this.bindings = new Bindings(store, writer);
    }

    Watches watches() {
        return watches;
    }

    CustomMetrics metrics() {
        return metrics;
    }

    PodProxy proxy() {
        return proxy;
    }

    /** Takes note of a request and says what goes wrong with it. */
    Optional<Fault> begin(Call call) {
        synchronized (lock) {
            calls.addLast(call);
            if (calls.size() > CALLS_KEPT) {
                calls.removeFirst();
            }
        }
        return faults.meet(call);
    }

    List<Call> calls() {
        synchronized (lock) {
            return new ArrayList<>(calls);
        }
    }

    <T> T run(Call call, Supplier<T> work) {
        synchronized (lock) {
            if (kinds.find(call.kind()).isEmpty()) {
                throw Refusal.of(404, "NotFound", Kinds.unknown(call.kind()));
            }
            if (call.kind().equals(Kind.SELF_SUBJECT_ACCESS_REVIEW)
                    && !call.verb().equals("create")) {
                throw Refusal.of(
                        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
            }
            rights.check(call);
            return work.get();
        }
    }

    Resource get(Ref ref) {
        return store.find(ref).orElseThrow(() -> Refusal.notFound(ref.kind(), ref.name()));
    }

    Resource get(Ref ref, String resourceVersion) {
        Versions.reached(resourceVersion, store);
        return get(ref);
    }

    Listing list(Selection selection) {
        return listings.list(selection);
    }

    Page list(Selection selection, ListOptions options) {
        return listings.page(selection, options);
    }

    Resource create(Kind kind, Resource resource, String manager, boolean dryRun) {
        FrozenMap object = Tree.json(resource);
        if (kind.equals(Kind.SELF_SUBJECT_ACCESS_REVIEW)) {
            return Tree.resource(rights.review(object));
        }
        return writer.create(kind, Tree.without(object, "metadata", "managedFields"), manager, dryRun);
    }

    /** Puts an object in place of another, or there in the first place if its kind may be created so. */
    Resource update(Ref ref, Resource resource, String manager, boolean dryRun) {
        FrozenMap object = Tree.json(resource);
        Optional<Resource> current = store.find(ref);
        if (current.isEmpty() && Kinds.isCreatedByUpdate(ref.kind())) {
            return create(ref.kind(), resource, manager, dryRun);
        }
        if (current.isPresent()
                && Kinds.isUpdatedByVersion(ref.kind())
                && Tree.text(object, "metadata", "resourceVersion").isEmpty()) {
            throw Refusal.unversioned(ref);
        }
        Preconditions.checkUid(ref, current, object);
        return writer.update(ref, get(ref), object, manager, Writer.Part.MAIN, dryRun);
    }

    Resource updateStatus(Ref ref, Resource resource, String manager, boolean dryRun) {
        checkStatus(ref.kind());
        return writer.update(ref, get(ref), Tree.json(resource), manager, Writer.Part.STATUS, dryRun);
    }

    Resource patch(Ref ref, Patch patch, String manager, boolean dryRun, boolean force) {
        if (patch.type() == Patch.Type.APPLY) {
            return apply(ref, Tree.freeze(patch.body()), manager, dryRun, force);
        }
        Resource current = get(ref);
        return writer.update(ref, current, patched(current, patch), manager, Writer.Part.MAIN, dryRun);
    }

    Resource patchStatus(Ref ref, Patch patch, String manager, boolean dryRun) {
        checkStatus(ref.kind());
        Resource current = get(ref);
        return writer.update(ref, current, patched(current, patch), manager, Writer.Part.STATUS, dryRun);
    }

    private void checkStatus(Kind kind) {
        if (!kinds.hasStatus(kind)) {
            throw Refusal.of(404, "NotFound", "the server could not find the requested resource");
        }
    }

    Resource scale(Ref ref) {
        return scales.get(ref);
    }

    Resource updateScale(Ref ref, Resource scale, String manager, boolean dryRun) {
        return scales.update(ref, scale, manager, dryRun);
    }

    Resource patchScale(Ref ref, Patch patch, String manager, boolean dryRun) {
        return scales.update(ref, Tree.resource(patched(scales.get(ref), patch)), manager, dryRun);
    }

    Resource delete(Ref ref, DeleteOptions options) {
        return writer.delete(ref, options);
    }

    Page deleteCollection(Selection selection, ListOptions which, DeleteOptions options) {
        Page page = listings.page(selection, which);
        for (Resource one : page.items()) {
            writer.delete(new Ref(selection.kind(), one.namespace(), one.name()), options);
        }
        return page;
    }

    Resource evict(Ref pod, Resource eviction, boolean dryRun) {
        return evictions.evict(pod, eviction, dryRun);
    }

    Resource bind(Ref pod, Resource binding, boolean dryRun) {
        return bindings.bind(pod, binding, dryRun);
    }

    /** Sets the finalizers in the spec of a namespace, and nothing else. */
    Resource finalizeNamespace(Ref ref, Resource given) {
        Resource current = get(ref);
        Object finalizers = Tree.list(given.json(), "spec", "finalizers");
        return writer.keep(ref.kind(), current, Tree.with(current, finalizers, "spec", "finalizers"));
    }

    private static FrozenMap patched(Resource current, Patch patch) {
        return patch.type() == Patch.Type.JSON
                ? JsonPatch.apply(Tree.json(current), patch.body())
                : MergePatch.apply(Tree.json(current), patch.body());
    }

    private Resource apply(Ref ref, @Nullable Object body, String manager, boolean dryRun, boolean force) {
        if (!(body instanceof FrozenMap given)) {
            throw Refusal.badRequest("what is applied must be an object, but it is: " + body);
        }
        if (!given.containsKey("apiVersion") || !given.containsKey("kind")) {
            throw Refusal.badRequest("Object 'Kind' or 'apiVersion' is missing in what is applied to " + ref);
        }
        if (!Tree.list(given, "metadata", "managedFields").isEmpty()) {
            throw Refusal.badRequest("metadata.managedFields must be nil");
        }
        FrozenMap intent = Tree.with(given, ref.name(), "metadata", "name");
        intent = Tree.without(intent, "metadata", "managedFields");
        Optional<Resource> current = store.find(ref);
        FrozenMap before = current.map(Tree::json).orElse(FrozenMap.EMPTY);
        FrozenMap merged = ManagedFields.applied(ref.kind(), before, intent, manager, force, writer.time());
        if (current.isPresent()) {
            return writer.update(ref, current.get(), merged, Writer.CONTROLLER, Writer.Part.MAIN, dryRun);
        }
        // An object that is applied into being may carry a version; the server takes no notice of it.
        FrozenMap created = Tree.without(merged, "metadata", "resourceVersion");
        if (kinds.isNamespaced(ref.kind())) {
            created = Tree.with(created, ref.namespace(), "metadata", "namespace");
        }
        return writer.create(ref.kind(), created, Writer.CONTROLLER, dryRun);
    }
}
