package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes objects away: at once, or once their finalizers are gone, a pod has ended, or a namespace is empty. Called with the
 * cluster's lock held.
 */
final class Deletions {
    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";

    private static final Set<String> POLICIES = Set.of("", "Background", "Foreground", "Orphan");
    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");
    /** The kinds whose deletion is answered with the object, even if it is gone. */
    private static final Set<Kind> ANSWERED_WHOLE =
            Set.of(Kind.POD, Kind.SERVICE, Kinds.NAMESPACE, Kinds.SERVICE_ACCOUNT, Kind.RESOURCE_QUOTA);

    private final Store store;
    private final Supplier<Instant> clock;

    Deletions(Store store, Supplier<Instant> clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Answers with the object while it is still there, and for most kinds with a Status once it is gone. */
    Resource delete(Ref ref, DeleteOptions options) {
        Resource current = store.find(ref).orElseThrow(() -> Refusal.notFound(ref.kind(), ref.name()));
        check(ref, current, options);
        if (ref.kind().equals(Kinds.NAMESPACE)) {
            return namespace(ref, current, options);
        }
        return ref.kind().equals(Kind.POD) ? pod(ref, current, options) : other(ref, current, options);
    }

    /** Whether an object that is on its way out has nothing left to wait for. */
    static boolean isDue(Kind kind, FrozenMap object) {
        return Tree.at(object, "metadata", "deletionTimestamp") != null
                && Tree.list(object, "metadata", "finalizers").isEmpty()
                && Tree.number(object, 0, "metadata", "deletionGracePeriodSeconds") == 0
                && (!kind.equals(Kinds.NAMESPACE)
                        || Tree.list(object, "spec", "finalizers").isEmpty());
    }

    private static void check(Ref ref, Resource current, DeleteOptions options) {
        if (!POLICIES.contains(options.propagationPolicy())) {
            throw Refusal.options(
                    "DeleteOptions",
                    List.of("propagationPolicy: Unsupported value: \"" + options.propagationPolicy()
                            + "\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\""));
        }
        if (ref.kind().equals(Kinds.NAMESPACE) && IMMORTAL.contains(ref.name())) {
            throw Refusal.forbidden(ref.kind(), ref.name(), "this namespace may not be deleted");
        }
        String uid = options.uid();
        if (!uid.isEmpty() && !uid.equals(current.uid())) {
            throw conflict(ref, "UID", uid, current.uid(), "deleted and then recreated");
        }
        String version = options.resourceVersion();
        if (!version.isEmpty() && !version.equals(current.resourceVersion())) {
            throw conflict(ref, "ResourceVersion", version, current.resourceVersion(), "modified");
        }
    }

    private static ApiException conflict(Ref ref, String what, String wanted, String found, String why) {
        if (ref.kind().equals(Kinds.NAMESPACE)) {
            return Refusal.conflict(
                    ref,
                    "Precondition failed: " + what + " in precondition: " + wanted + ", " + what + " in object meta: "
                            + found);
        }
        return Refusal.of(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + Refusal.qualified(ref.kind()) + " \"" + ref.name() + "\": the "
                        + what + " in the precondition (" + wanted + ") does not match the " + what + " in record ("
                        + found + "). The object might have been " + why);
    }

    private Resource namespace(Ref ref, Resource current, DeleteOptions options) {
        if (current.isDeleting()) {
            return current;
        }
        FrozenMap object = Tree.with(Tree.json(current), now(0), "metadata", "deletionTimestamp");
        return put(ref, Tree.with(object, "Terminating", "status", "phase"), options.dryRun());
    }

    private Resource pod(Ref ref, Resource current, DeleteOptions options) {
        int before = Tree.number(current.json(), 0, "metadata", "deletionGracePeriodSeconds");
        if (current.isDeleting() && before == 0) {
            return other(ref, current, options);
        }
        int grace = grace(current, options);
        if (current.isDeleting() && (options.graceSeconds().isEmpty() || grace >= before)) {
            return current;
        }
        FrozenMap object = marked(propagated(current, options, false), grace);
        Resource marked = put(ref, object, options.dryRun());
        return isDue(ref.kind(), object) ? removed(ref, marked, options.dryRun()) : marked;
    }

    private Resource other(Ref ref, Resource current, DeleteOptions options) {
        FrozenMap object = propagated(current, options, ref.kind().equals(Kinds.JOB));
        if (ref.kind().equals(Kinds.DEFINITION)) {
            object = cleanedUpFirst(object);
        }
        if (Tree.list(object, "metadata", "finalizers").isEmpty()) {
            return removed(ref, current, options.dryRun());
        }
        return put(ref, current.isDeleting() ? object : marked(object, 0), options.dryRun());
    }

    /** A definition stays until the objects of its kind are gone. */
    private static FrozenMap cleanedUpFirst(FrozenMap definition) {
        List<@Nullable Object> finalizers = new ArrayList<>(Tree.list(definition, "metadata", "finalizers"));
        if (!finalizers.contains(DefinitionController.CLEANUP)) {
            finalizers.add(DefinitionController.CLEANUP);
        }
        return Tree.with(definition, finalizers, "metadata", "finalizers");
    }

    /** What a pod gets to end in: none if it never started or has ended. */
    private static int grace(Resource pod, DeleteOptions options) {
        boolean runs = pod.text("spec", "nodeName").isPresent() && !Workloads.isPodOver(pod);
        int own = Tree.number(pod.json(), 30, "spec", "terminationGracePeriodSeconds");
        int asked = options.graceSeconds().orElse(own);
        return !runs ? 0 : asked < 0 ? 1 : asked;
    }

    /**
     * The object with the finalizers that make what it owns go first, or stay.
     *
     * @param orphans whether what it owns stays unless something else is said, as with Jobs
     */
    private static FrozenMap propagated(Resource current, DeleteOptions options, boolean orphans) {
        FrozenMap object = Tree.json(current);
        List<@Nullable Object> before = Tree.list(object, "metadata", "finalizers");
        String policy = options.propagationPolicy();
        boolean keep = policy.isEmpty();
        boolean foreground = keep ? before.contains(FOREGROUND) : policy.equals("Foreground");
        boolean usual = before.contains(ORPHAN) || (orphans && !foreground);
        boolean orphan = keep ? usual : policy.equals("Orphan");
        List<@Nullable Object> after = new ArrayList<>(before);
        after.removeAll(List.of(FOREGROUND, ORPHAN));
        if (orphan) {
            after.add(ORPHAN);
        }
        if (foreground) {
            after.add(FOREGROUND);
        }
        if (after.size() == before.size() && after.containsAll(before)) {
            return object;
        }
        return after.isEmpty()
                ? Tree.without(object, "metadata", "finalizers")
                : Tree.with(object, after, "metadata", "finalizers");
    }

    /** Marked as on its way out, which is a change of what is asked of it. */
    private FrozenMap marked(FrozenMap object, int grace) {
        FrozenMap marked = Tree.with(object, now(grace), "metadata", "deletionTimestamp");
        marked = Tree.with(marked, grace, "metadata", "deletionGracePeriodSeconds");
        int generation = Tree.number(object, 0, "metadata", "generation");
        boolean first = Tree.at(object, "metadata", "deletionTimestamp") == null;
        return generation > 0 && first ? Tree.with(marked, generation + 1, "metadata", "generation") : marked;
    }

    private Resource put(Ref ref, FrozenMap object, boolean dryRun) {
        Resource changed = Tree.resource(object);
        boolean same =
                store.find(ref).map(Resource::json).filter(object::equals).isPresent();
        return dryRun || same ? changed : store.put(ref.kind(), changed);
    }

    private Resource removed(Ref ref, Resource last, boolean dryRun) {
        Optional<Resource> gone = dryRun ? Optional.empty() : store.remove(ref.kind(), ref.namespace(), ref.name());
        if (ANSWERED_WHOLE.contains(ref.kind())) {
            return gone.orElse(last);
        }
        FrozenMap details = Tree.of(
                "name",
                ref.name(),
                "group",
                ref.kind().group().isEmpty() ? null : ref.kind().group(),
                "kind",
                ref.kind().plural(),
                "uid",
                last.uid());
        return Tree.resource(Tree.of(
                "kind",
                "Status",
                "apiVersion",
                "v1",
                "metadata",
                FrozenMap.EMPTY,
                "status",
                "Success",
                "details",
                details));
    }

    private String now(int later) {
        return clock.get().plusSeconds(later).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
