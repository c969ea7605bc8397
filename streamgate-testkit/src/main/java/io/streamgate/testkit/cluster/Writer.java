package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of a write to the store: what the server fills in, checks, keeps from the old object, counts and notes. Whoever
 * calls holds the cluster's lock.
 */
final class Writer {
    /** Stands for a manager whose fields nobody keeps book of: the cluster's own controllers. */
    static final String CONTROLLER = "";

    private static final List<String> KEPT = List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "generation",
            "resourceVersion",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generateName");

    private final Store store;
    private final Identity identity;
    private final Supplier<Instant> clock;
    private final Quotas quotas;
    private final Defaults defaults = new Defaults();
    private long writtenSecond = Long.MIN_VALUE;
    private String written = "";

    Writer(Store store, Identity identity, Supplier<Instant> clock) {
        this.store = store;
        this.identity = identity;
        this.clock = clock;
        this.quotas = new Quotas(store);
    }

    /** Which part of an object a write is about. */
    enum Part {
        MAIN,
        STATUS
    }

    /** The time as objects carry it: whole seconds. */
    String time() {
        long second = clock.get().getEpochSecond();
        if (second != writtenSecond) {
            writtenSecond = second;
            written = Instant.ofEpochSecond(second).toString();
        }
        return written;
    }

    Resource create(Kind kind, FrozenMap given, String manager, boolean dryRun) {
        FrozenMap object =
                named(kind, Tree.with(Tree.with(given, kind.apiVersion(), "apiVersion"), kind.name(), "kind"));
        String namespace = Tree.text(object, "metadata", "namespace");
        String name = Tree.text(object, "metadata", "name");
        checkNamespace(kind, namespace, name);
        if (Kinds.hasStatus(kind)) {
            object = Tree.without(object, "status");
        }
        object = defaults.apply(kind, withoutNulls(object), null);
        object = Tree.with(object, identity.uid(), "metadata", "uid");
        object = Tree.with(object, time(), "metadata", "creationTimestamp");
        if (Kinds.hasGeneration(kind)) {
            object = Tree.with(object, 1, "metadata", "generation");
        }
        object = initialStatus(kind, object);
        Validation.check(kind, object, null);
        if (kind.equals(Kind.POD)) {
            quotas.check(object);
        }
        if (store.find(kind, namespace, name).isPresent()) {
            throw Refusal.alreadyExists(kind, name);
        }
        if (!manager.isEmpty() && Tree.at(object, "metadata", "managedFields") == null) {
            object = ManagedFields.updated(kind, null, object, manager, time());
        }
        Resource created = Tree.resource(object);
        return dryRun ? created : store.put(kind, created);
    }

    /**
     * Stores a changed object, or gives back the old one if nothing changed.
     *
     * @param manager who writes; {@link #CONTROLLER} for no book-keeping, as when the candidate has its entries already
     */
    Resource update(Ref ref, Resource current, FrozenMap candidate, String manager, Part part, boolean dryRun) {
        FrozenMap before = Tree.json(current);
        checkPreconditions(ref, before, candidate);
        FrozenMap object = kept(ref.kind(), before, withoutNulls(candidate), part);
        if (part == Part.MAIN) {
            object = defaults.apply(ref.kind(), object, before);
            Validation.check(ref.kind(), object, before);
        }
        object = counted(ref.kind(), before, object, part);
        if (!manager.isEmpty()) {
            object = ManagedFields.updated(ref.kind(), before, object, manager, time());
        }
        if (object.equals(before)) {
            return current;
        }
        Resource changed = Tree.resource(object);
        if (dryRun) {
            return changed;
        }
        if (changed.isDeleting()
                && Tree.list(object, "metadata", "finalizers").isEmpty()
                && !ref.kind().equals(Kind.POD)) {
            store.remove(ref.kind(), ref.namespace(), ref.name());
            return changed;
        }
        return store.put(ref.kind(), changed);
    }

    /** Stores what a controller made of an object, status and all. */
    Resource keep(Kind kind, Resource current, Resource changed) {
        FrozenMap before = Tree.json(current);
        FrozenMap object = counted(kind, before, Tree.json(changed), Part.STATUS);
        return object.equals(before) ? current : store.put(kind, Tree.resource(object));
    }

    /** Takes an object away, at once or after its finalizers and, for a pod that runs, its grace period. */
    void delete(Ref ref, String uid, int graceSeconds) {
        Resource current = store.find(ref).orElseThrow(() -> Refusal.notFound(ref.kind(), ref.name()));
        if (!uid.isEmpty() && !uid.equals(current.uid())) {
            throw uidConflict(ref, uid, current.uid());
        }
        boolean finalized = !Tree.list(current.json(), "metadata", "finalizers").isEmpty();
        int grace = ref.kind().equals(Kind.POD) ? grace(current, graceSeconds) : 0;
        if (!finalized && grace == 0) {
            store.remove(ref.kind(), ref.namespace(), ref.name());
        } else if (!current.isDeleting()) {
            Instant end = clock.get().plusSeconds(grace).truncatedTo(ChronoUnit.SECONDS);
            Resource deleting = Tree.with(current, end.toString(), "metadata", "deletionTimestamp");
            store.put(ref.kind(), Tree.with(deleting, grace, "metadata", "deletionGracePeriodSeconds"));
        }
    }

    private static int grace(Resource pod, int asked) {
        boolean started = pod.text("spec", "nodeName").isPresent();
        int own = Tree.number(pod.json(), 30, "spec", "terminationGracePeriodSeconds");
        return !started ? 0 : asked >= 0 ? asked : own;
    }

    private FrozenMap named(Kind kind, FrozenMap given) {
        FrozenMap object = Tree.without(Tree.without(given, "metadata", "uid"), "metadata", "deletionTimestamp");
        if (!Tree.text(given, "metadata", "resourceVersion").isEmpty()) {
            throw Refusal.badRequest("resourceVersion should not be set on objects to be created");
        }
        object = Tree.without(object, "metadata", "resourceVersion");
        String name = Tree.text(object, "metadata", "name");
        String base = Tree.text(object, "metadata", "generateName");
        if (name.isEmpty() && base.isEmpty()) {
            throw Refusal.invalid(kind, "", List.of("metadata.name: Required value: name or generateName is required"));
        }
        return name.isEmpty() ? Tree.with(object, base + identity.suffix(), "metadata", "name") : object;
    }

    private void checkNamespace(Kind kind, String namespace, String name) {
        if (!Kinds.isNamespaced(kind)) {
            return;
        }
        if (namespace.isEmpty()) {
            throw Refusal.badRequest("an empty namespace may not be set during creation of " + kind + " " + name);
        }
        Resource found = store.find(Kinds.NAMESPACE, "", namespace)
                .orElseThrow(() -> Refusal.notFound(Kinds.NAMESPACE, namespace));
        if (found.isDeleting()) {
            throw Refusal.forbidden(
                    kind,
                    name,
                    "unable to create new content in namespace " + namespace + " because it is being terminated");
        }
    }

    private static FrozenMap initialStatus(Kind kind, FrozenMap object) {
        if (kind.equals(Kind.POD)) {
            return Tree.with(object, Tree.of("phase", "Pending", "qosClass", Qos.of(object)), "status");
        }
        if (kind.equals(Kinds.NAMESPACE)) {
            return Tree.with(object, "Active", "status", "phase");
        }
        if (kind.equals(Kind.SERVICE)) {
            return Tree.with(object, FrozenMap.EMPTY, "status", "loadBalancer");
        }
        return kind.equals(Kind.DEPLOYMENT) ? Tree.with(object, FrozenMap.EMPTY, "status") : object;
    }

    private static void checkPreconditions(Ref ref, FrozenMap before, FrozenMap candidate) {
        String version = Tree.text(candidate, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(Tree.text(before, "metadata", "resourceVersion"))) {
            throw Refusal.modified(ref);
        }
        String uid = Tree.text(candidate, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(Tree.text(before, "metadata", "uid"))) {
            throw uidConflict(ref, uid, Tree.text(before, "metadata", "uid"));
        }
        String name = Tree.text(candidate, "metadata", "name");
        if (!name.equals(ref.name())) {
            throw Refusal.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + ref.name() + ")");
        }
    }

    private static FrozenMap kept(Kind kind, FrozenMap before, FrozenMap candidate, Part part) {
        if (part == Part.STATUS) {
            return Tree.with(before, candidate.get("status"), "status");
        }
        FrozenMap object = candidate;
        for (String field : KEPT) {
            Object value = Tree.at(before, "metadata", field);
            object = value == null
                    ? Tree.without(object, "metadata", field)
                    : Tree.with(object, value, "metadata", field);
        }
        if (Tree.at(object, "metadata", "managedFields") == null
                && Tree.at(before, "metadata", "managedFields") != null) {
            object = Tree.with(object, Tree.at(before, "metadata", "managedFields"), "metadata", "managedFields");
        }
        object = Tree.with(Tree.with(object, kind.apiVersion(), "apiVersion"), kind.name(), "kind");
        if (Kinds.hasStatus(kind)) {
            Object status = before.get("status");
            object = status == null ? Tree.without(object, "status") : Tree.with(object, status, "status");
        }
        return object;
    }

    /** A Deployment counts its annotations too, since they go on to its ReplicaSets. */
    private static FrozenMap counted(Kind kind, FrozenMap before, FrozenMap after, Part part) {
        boolean same = Objects.equals(before.get("spec"), after.get("spec"));
        if (kind.equals(Kind.DEPLOYMENT) && part == Part.MAIN) {
            same &= Tree.map(before, "metadata", "annotations").equals(Tree.map(after, "metadata", "annotations"));
        } else if (kind.equals(Kind.ENDPOINT_SLICE)) {
            same &= Objects.equals(before.get("endpoints"), after.get("endpoints"));
        }
        if (same || !Kinds.hasGeneration(kind)) {
            return after;
        }
        return Tree.with(after, Tree.number(before, 0, "metadata", "generation") + 1, "metadata", "generation");
    }

    private static ApiException uidConflict(Ref ref, String wanted, String found) {
        return Refusal.conflict(
                ref, "Precondition failed: UID in precondition: " + wanted + ", UID in object meta: " + found);
    }

    private static FrozenMap withoutNulls(FrozenMap map) {
        LinkedHashMap<String, @Nullable Object> left = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                left.put(name, withoutNullsBelow(value));
            }
        });
        return new FrozenMap(left);
    }

    private static Object withoutNullsBelow(Object value) {
        if (value instanceof FrozenMap map) {
            return withoutNulls(map);
        }
        if (value instanceof FrozenList list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(item == null ? null : withoutNullsBelow(item)));
            return new FrozenList(items);
        }
        return value;
    }
}
