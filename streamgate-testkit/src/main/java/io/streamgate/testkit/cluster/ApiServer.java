package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi.Listing;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
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
    private final Scheduler scheduler;
    private final Store store;
    private final Past past;
    private final Writer writer;
    private final Watches watches;
    private final Faults faults;
    private final Rights rights;
    private final PodProxy proxy;
    private final CustomMetrics metrics;
    private final Kinds kinds;
    private final Schemas schemas;
    private final Intake intake;
    private final Listings listings;
    private final Scales scales;
    private final Evictions evictions;
    private final Bindings bindings;
    private final Deque<Call> calls = new ArrayDeque<>();
    private @Nullable Call underWay;

    ApiServer(
            Object lock,
            Scheduler scheduler,
            Store store,
            Writer writer,
            Watches watches,
            Faults faults,
            Rights rights,
            PodProxy proxy,
            CustomMetrics metrics,
            Kinds kinds,
            Schemas schemas) {
        this.lock = lock;
        this.scheduler = scheduler;
        this.store = store;
        this.past = new Past(lock, store, scheduler::now);
        this.writer = writer;
        this.watches = watches;
        this.faults = faults;
        this.rights = rights;
        this.proxy = proxy;
        this.metrics = metrics;
        this.kinds = kinds;
        this.schemas = schemas;
        this.intake = new Intake(schemas);
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

    Instant now() {
        return scheduler.now();
    }

    /** Takes note of a request and says what goes wrong with it. */
    Optional<Mishap> begin(Call call, Scheduler caller) {
        synchronized (lock) {
            calls.addLast(call);
            if (calls.size() > CALLS_KEPT) {
                calls.removeFirst();
            }
        }
        return faults.meet(call).map(fault -> new Mishap(fault, call, caller, scheduler, past));
    }

    List<Call> calls() {
        synchronized (lock) {
            return new ArrayList<>(calls);
        }
    }

    /** The request that is being answered; empty while the cluster's own controllers work. */
    Optional<Call> underWay() {
        return Optional.ofNullable(underWay);
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
            underWay = call;
            try {
                return work.get();
            } finally {
                underWay = null;
            }
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

    Written create(Kind kind, Resource resource, String manager, WriteOptions options) {
        FrozenMap object = Tree.json(resource);
        if (kind.equals(Kind.SELF_SUBJECT_ACCESS_REVIEW)) {
            return new Written(Tree.resource(rights.review(object)), true, List.of());
        }
        Intake.Read read = intake.object(kind, object, options.fields());
        FrozenMap own = Tree.without(read.object(), "metadata", "managedFields");
        return new Written(writer.create(kind, own, manager, options.dryRun()), true, read.warnings());
    }

    /** Puts an object in place of another, or there in the first place if its kind may be created so. */
    Written update(Ref ref, Resource resource, String manager, WriteOptions options) {
        Intake.Read read = intake.object(ref.kind(), Tree.json(resource), options.fields());
        FrozenMap object = read.object();
        Optional<Resource> current = store.find(ref);
        if (current.isEmpty() && Kinds.isCreatedByUpdate(ref.kind())) {
            return create(ref.kind(), resource, manager, options);
        }
        if (current.isPresent()
                && Kinds.isUpdatedByVersion(ref.kind())
                && Tree.text(object, "metadata", "resourceVersion").isEmpty()) {
            throw Refusal.unversioned(ref);
        }
        Preconditions.checkUid(ref, current, object);
        return changed(ref, get(ref), read, manager, Writer.Part.MAIN, options);
    }

    Written updateStatus(Ref ref, Resource resource, String manager, WriteOptions options) {
        checkStatus(ref.kind());
        Intake.Read read = intake.object(ref.kind(), Tree.json(resource), options.fields());
        return changed(ref, get(ref), read, manager, Writer.Part.STATUS, options);
    }

    /** Changes one object, or only its status. */
    Written patch(Ref ref, Writer.Part part, PatchForm form, Object body, String manager, WriteOptions options) {
        if (part == Writer.Part.STATUS) {
            checkStatus(ref.kind());
        }
        if (form == PatchForm.APPLY) {
            return apply(ref, part, Tree.freeze(body), manager, options);
        }
        Resource current = get(ref);
        Intake.Read read = intake.patched(ref.kind(), current, form, body, options.fields());
        return changed(ref, current, read, manager, part, options);
    }

    private Written changed(
            Ref ref, Resource current, Intake.Read read, String manager, Writer.Part part, WriteOptions options) {
        Resource after = writer.update(ref, current, read.object(), manager, part, options.dryRun());
        return new Written(after, false, read.warnings());
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

    Resource patchScale(Ref ref, PatchForm form, Object body, String manager, WriteOptions options) {
        Intake.Read read = intake.patched(Scales.SCALE, scales.get(ref), form, body, options.fields());
        return scales.update(ref, Tree.resource(read.object()), manager, options.dryRun());
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

    private Written apply(Ref ref, Writer.Part part, @Nullable Object body, String manager, WriteOptions options) {
        Kind kind = ref.kind();
        FrozenMap intent = intent(ref, body);
        Optional<Resource> current = store.find(ref);
        if (current.isEmpty() && part == Writer.Part.STATUS) {
            throw Refusal.notFound(kind, ref.name());
        }
        FrozenMap before = current.map(Tree::json).orElse(FrozenMap.EMPTY);
        FrozenMap merged = ManagedFields.applied(
                kind,
                schemas.of(kind),
                kinds.hasStatus(kind),
                before,
                intent,
                manager,
                part.subresource,
                options.force(),
                writer.time());
        Intake.Read read = new Intake.Read(intake.merged(kind, merged), List.of());
        if (current.isPresent()) {
            return changed(ref, current.get(), read, Writer.NOBODY, part, options);
        }
        // An object that is applied into being may carry a version; the server takes no notice of it.
        FrozenMap created = Tree.without(read.object(), "metadata", "resourceVersion");
        if (kinds.isNamespaced(kind)) {
            created = Tree.with(created, ref.namespace(), "metadata", "namespace");
        }
        return new Written(writer.create(kind, created, Writer.NOBODY, options.dryRun()), true, List.of());
    }

    private FrozenMap intent(Ref ref, @Nullable Object body) {
        if (!(body instanceof FrozenMap given)) {
            throw Refusal.badRequest("what is applied must be an object, but it is: " + body);
        }
        if (!given.containsKey("apiVersion") || !given.containsKey("kind")) {
            throw Refusal.badRequest("Object 'Kind' or 'apiVersion' is missing in what is applied to " + ref);
        }
        DeclaredKind.check(ref.kind(), given);
        if (Tree.at(given, "metadata", "managedFields") != null) {
            throw Refusal.badRequest("metadata.managedFields must be nil");
        }
        FrozenMap named = Tree.withDefault(given, ref.name(), "metadata", "name");
        return intake.applied(ref, Tree.without(named, "metadata", "managedFields"));
    }
}
