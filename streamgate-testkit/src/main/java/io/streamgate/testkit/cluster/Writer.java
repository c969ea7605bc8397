package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of a write to the store: what the server fills in, checks, keeps from the old object, counts and notes. Whoever
 * calls holds the cluster's lock.
 */
final class Writer {
    /** Who the cluster's own controllers write as. */
    static final String CONTROLLER = "kube-controller-manager";

    /** Stands for a manager of whose fields no book is kept: the object has its entries already. */
    static final String NOBODY = "";

    private static final String KUBELET = "kubelet";

    private static final int LONGEST_GENERATED = 58;
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
    private final Kinds kinds;
    private final Schemas schemas;
    private final Quotas quotas;
    private final Deletions deletions;
    private final Defaults defaults = new Defaults();
    private long writtenSecond = Long.MIN_VALUE;
    private String written = "";

    Writer(Store store, Identity identity, Supplier<Instant> clock, Kinds kinds, Schemas schemas) {
        this.store = store;
        this.identity = identity;
        this.clock = clock;
        this.kinds = kinds;
        this.schemas = schemas;
        this.quotas = new Quotas(store, kinds);
        this.deletions = new Deletions(store, clock);
    }

    /** Which part of an object a write is about. */
    enum Part {
        MAIN(""),
        STATUS("status"),
        SCALE("scale");

        /** The subresource by which it is written; empty for the object itself. */
        final String subresource;

        Part(String subresource) {
            this.subresource = subresource;
        }
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
        if (kinds.hasStatus(kind)) {
            object = Tree.without(object, "status");
        }
        object = Tree.with(object, identity.uid(), "metadata", "uid");
        object = defaults.apply(kind, Tree.withoutNulls(object), null);
        object = Tree.with(object, time(), "metadata", "creationTimestamp");
        if (kinds.hasGeneration(kind)) {
            object = Tree.with(object, 1, "metadata", "generation");
        }
        object = Beginning.of(kind, object);
        Validation.check(kind, schemas.of(kind), object, null);
        quotas.check(kind, object);
        if (store.find(kind, namespace, name).isPresent()) {
            throw Refusal.alreadyExists(kind, name);
        }
        if (!manager.equals(NOBODY)) {
            object = booked(kind, null, object, manager, Part.MAIN);
        }
        Resource created = Tree.resource(object);
        return dryRun ? created : store.put(kind, created);
    }

    /**
     * Stores a changed object, or gives back the old one if nothing changed.
     *
     * @param manager who writes, or {@link #NOBODY}
     */
    Resource update(Ref ref, Resource current, FrozenMap candidate, String manager, Part part, boolean dryRun) {
        FrozenMap before = Tree.json(current);
        Preconditions.check(ref, before, candidate);
        FrozenMap object = kept(ref.kind(), before, Tree.withoutNulls(candidate), part);
        if (manager.equals(NOBODY)) {
            List<@Nullable Object> managed = Tree.list(candidate, "metadata", "managedFields");
            object = managed.isEmpty()
                    ? Tree.without(object, "metadata", "managedFields")
                    : Tree.with(object, managed, "metadata", "managedFields");
        }
        if (part != Part.STATUS) {
            object = defaults.apply(ref.kind(), object, before);
            Validation.check(ref.kind(), schemas.of(ref.kind()), object, before);
        }
        object = counted(ref.kind(), before, object, part);
        if (!manager.equals(NOBODY)) {
            object = booked(ref.kind(), before, object, manager, part);
        }
        if (object.equals(before)) {
            return current;
        }
        Resource changed = Tree.resource(object);
        return dryRun ? changed : put(ref.kind(), changed);
    }

    /** Stores a changed object, or removes it if this was the last thing it waited for. */
    private Resource put(Kind kind, Resource changed) {
        if (Deletions.isDue(kind, Tree.json(changed))) {
            store.remove(kind, changed.namespace(), changed.name());
            return changed;
        }
        return store.put(kind, changed);
    }

    /** Stores what a controller made of an object, status and all. */
    Resource keep(Kind kind, Resource current, Resource changed) {
        FrozenMap before = Tree.json(current);
        FrozenMap after = Tree.json(changed);
        // A node is given to a pod by a binding, which is no change of what is asked of it.
        FrozenMap object = kind.equals(Kind.POD) ? after : counted(kind, before, after, Part.STATUS);
        if (object.equals(before)) {
            return current;
        }
        Part part = Objects.equals(before.get("status"), object.get("status")) ? Part.MAIN : Part.STATUS;
        String manager = kind.equals(Kind.POD) ? KUBELET : CONTROLLER;
        return put(kind, Tree.resource(booked(kind, before, object, manager, part)));
    }

    private FrozenMap booked(Kind kind, @Nullable FrozenMap before, FrozenMap after, String manager, Part part) {
        return ManagedFields.updated(
                kind, schemas.of(kind), kinds.hasStatus(kind), before, after, manager, part.subresource, time());
    }

    /** Takes an object away. */
    Resource delete(Ref ref, DeleteOptions options) {
        return deletions.delete(ref, options);
    }

    /** Takes an object away as controllers do: what it owns goes in the background. Negative seconds for the pod's own. */
    void delete(Ref ref, String uid, int graceSeconds) {
        DeleteOptions options = DeleteOptions.NONE.uid(uid).propagationPolicy("Background");
        delete(ref, graceSeconds < 0 ? options : options.graceSeconds(graceSeconds));
    }

    private FrozenMap named(Kind kind, FrozenMap given) {
        FrozenMap object = Tree.without(Tree.without(given, "metadata", "uid"), "metadata", "deletionTimestamp");
        if (!Tree.text(given, "metadata", "resourceVersion").isEmpty()) {
            throw Refusal.of(500, "", "resourceVersion should not be set on objects to be created");
        }
        object = Tree.without(object, "metadata", "resourceVersion");
        String name = Tree.text(object, "metadata", "name");
        String base = Tree.text(object, "metadata", "generateName");
        if (name.isEmpty() && base.isEmpty()) {
            throw Refusal.invalid(kind, "", List.of("metadata.name: Required value: name or generateName is required"));
        }
        if (!kinds.isNamespaced(kind)) {
            object = Tree.without(object, "metadata", "namespace");
        }
        return name.isEmpty() ? Tree.with(object, generated(kind, object, base), "metadata", "name") : object;
    }

    private String generated(Kind kind, FrozenMap object, String base) {
        String namespace = Tree.text(object, "metadata", "namespace");
        String start = base.substring(0, Math.min(base.length(), LONGEST_GENERATED));
        String name = start + identity.suffix();
        while (store.find(kind, namespace, name).isPresent()) {
            name = start + identity.suffix();
        }
        return name;
    }

    private void checkNamespace(Kind kind, String namespace, String name) {
        if (!kinds.isNamespaced(kind)) {
            return;
        }
        if (namespace.isEmpty()) {
            throw Refusal.badRequest("an empty namespace may not be set during creation of " + kind + " " + name);
        }
        Resource found = store.find(Kinds.NAMESPACE, "", namespace)
                .orElseThrow(() -> Refusal.notFound(Kinds.NAMESPACE, namespace));
        if (found.isDeleting()) {
            throw Refusal.terminating(kind, name, namespace);
        }
    }

    private FrozenMap kept(Kind kind, FrozenMap before, FrozenMap candidate, Part part) {
        if (part == Part.STATUS) {
            Object status = candidate.get("status");
            return status == null ? Tree.without(before, "status") : Tree.with(before, status, "status");
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
        if (kinds.hasStatus(kind)) {
            Object status = before.get("status");
            object = status == null ? Tree.without(object, "status") : Tree.with(object, status, "status");
        }
        return object;
    }

    private FrozenMap counted(Kind kind, FrozenMap before, FrozenMap after, Part part) {
        if (!kinds.hasGeneration(kind) || isSameWish(kind, before, after, part)) {
            return after;
        }
        return Tree.with(after, Tree.number(before, 0, "metadata", "generation") + 1, "metadata", "generation");
    }

    /** Whether an object asks for the same as before. */
    private static boolean isSameWish(Kind kind, FrozenMap before, FrozenMap after, Part part) {
        if (kind.equals(Kind.ENDPOINT_SLICE) || !Kinds.isBuiltIn(kind)) {
            return wish(before).equals(wish(after));
        }
        boolean same = Objects.equals(before.get("spec"), after.get("spec"));
        if (!kind.equals(Kind.DEPLOYMENT) || part == Part.STATUS) {
            return same;
        }
        FrozenMap annotations = Tree.map(before, "metadata", "annotations");
        return same && annotations.equals(Tree.map(after, "metadata", "annotations"));
    }

    private static FrozenMap wish(FrozenMap object) {
        return Tree.without(Tree.without(object, "metadata"), "status");
    }
}
