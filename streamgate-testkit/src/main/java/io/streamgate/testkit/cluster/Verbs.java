package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualProcess;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The API as one client sees it: one that writes as one field manager. May be used from any thread; watchers are called on
 * the scheduler it was made with.
 */
public final class Verbs implements KubeApi {
    private final ApiServer server;
    private final Scheduler callOn;
    private final String manager;

    Verbs(ApiServer server, Scheduler callOn, String manager) {
        this.server = server;
        this.callOn = callOn;
        this.manager = manager;
    }

    @Override
    public Resource get(Ref ref) {
        return get(ref, "");
    }

    /**
     * Reads one object.
     *
     * @param resourceVersion the version it must not be older than; 504 if the store has not come so far
     */
    public Resource get(Ref ref, String resourceVersion) {
        return run(call("get", ref, "", false), () -> server.get(ref, resourceVersion));
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        return list(new Selection(kind, namespace, labels, ""));
    }

    /** Reads the objects of a selection. */
    public Listing list(Selection selection) {
        return run(call("list", selection, false), () -> server.list(selection));
    }

    /** Reads the objects of a selection: page by page, or at a version. */
    public Page list(Selection selection, ListOptions options) {
        return run(call("list", selection, false), () -> server.list(selection, options));
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        return watch(new Selection(kind, namespace, labels, ""), resourceVersion, watcher);
    }

    /** Watches the objects of a selection from a version on. */
    public Watching watch(Selection selection, String resourceVersion, Watcher watcher) {
        return watch(selection, WatchOptions.from(resourceVersion), watcher);
    }

    /** Watches the objects of a selection. */
    public Watching watch(Selection selection, WatchOptions options, Watcher watcher) {
        return run(call("watch", selection, false), () -> server.watches().open(selection, options, watcher, callOn));
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        return create(kind, resource, false);
    }

    /** Stores a new object, or answers with what would be stored. */
    public Resource create(Kind kind, Resource resource, boolean dryRun) {
        return create(kind, resource, WriteOptions.NONE.dry(dryRun)).resource();
    }

    /** Stores a new object. */
    public Written create(Kind kind, Resource resource, WriteOptions options) {
        boolean dryRun = options.dryRun();
        return run(
                new Call(server.now(), manager, "create", kind, "", resource.namespace(), resource.name(), dryRun),
                () -> server.create(kind, resource, manager, options));
    }

    /**
     * Puts an object in place of the one of its name. A resourceVersion in it is a precondition. For a few kinds, such as
     * Leases, the object need not be there.
     */
    public Resource update(Ref ref, Resource resource, boolean dryRun) {
        return update(ref, resource, WriteOptions.NONE.dry(dryRun)).resource();
    }

    /** Puts an object in place of the one of its name. */
    public Written update(Ref ref, Resource resource, WriteOptions options) {
        return run(call("update", ref, "", options.dryRun()), () -> server.update(ref, resource, manager, options));
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        return patch(ref, patch, dryRun, true);
    }

    /**
     * Changes one object.
     *
     * @param force for {@link Patch.Type#APPLY}, whether fields of other managers are taken over (409 otherwise)
     */
    public Resource patch(Ref ref, Patch patch, boolean dryRun, boolean force) {
        WriteOptions options = WriteOptions.NONE.dry(dryRun).force(force);
        return patch(ref, PatchForm.of(patch.type()), patch.body(), options).resource();
    }

    /** Changes one object, by any form of patch. */
    public Written patch(Ref ref, PatchForm form, Object body, WriteOptions options) {
        return patch(ref, Writer.Part.MAIN, form, body, options);
    }

    /** Puts the status of an object in place of the present one, and nothing else of it. */
    public Resource updateStatus(Ref ref, Resource resource, boolean dryRun) {
        return updateStatus(ref, resource, WriteOptions.NONE.dry(dryRun)).resource();
    }

    /** Puts the status of an object in place of the present one, and nothing else of it. */
    public Written updateStatus(Ref ref, Resource resource, WriteOptions options) {
        return run(
                call("update", ref, "status", options.dryRun()),
                () -> server.updateStatus(ref, resource, manager, options));
    }

    /** Changes the status of one object, and nothing else of it. */
    public Resource patchStatus(Ref ref, Patch patch) {
        return patchStatus(ref, patch, false);
    }

    /** Changes the status of one object and nothing else of it, or answers with what would be stored. */
    public Resource patchStatus(Ref ref, Patch patch, boolean dryRun) {
        WriteOptions options = WriteOptions.NONE.dry(dryRun).force(true);
        return patchStatus(ref, PatchForm.of(patch.type()), patch.body(), options)
                .resource();
    }

    /** Changes the status of one object and nothing else of it, by any form of patch. */
    public Written patchStatus(Ref ref, PatchForm form, Object body, WriteOptions options) {
        return patch(ref, Writer.Part.STATUS, form, body, options);
    }

    private Written patch(Ref ref, Writer.Part part, PatchForm form, Object body, WriteOptions options) {
        return run(
                call("patch", ref, part.subresource, options.dryRun()),
                () -> server.patch(ref, part, form, body, manager, options));
    }

    /** Reads the size of a workload, as a Scale of autoscaling/v1; 404 if its kind has none. */
    public Resource scale(Ref ref) {
        return run(call("get", ref, "scale", false), () -> server.scale(ref));
    }

    /** Sets the size of a workload, by a Scale. A resourceVersion in it is a precondition. */
    public Resource updateScale(Ref ref, Resource scale, boolean dryRun) {
        return run(call("update", ref, "scale", dryRun), () -> server.updateScale(ref, scale, manager, dryRun));
    }

    /** Changes the size of a workload, by a patch of its Scale. */
    public Resource patchScale(Ref ref, Patch patch, boolean dryRun) {
        return patchScale(ref, PatchForm.of(patch.type()), patch.body(), WriteOptions.NONE.dry(dryRun));
    }

    /** Changes the size of a workload, by any form of patch of its Scale. */
    public Resource patchScale(Ref ref, PatchForm form, Object body, WriteOptions options) {
        return run(
                call("patch", ref, "scale", options.dryRun()),
                () -> server.patchScale(ref, form, body, manager, options));
    }

    @Override
    public void delete(Ref ref, String uid) {
        delete(ref, DeleteOptions.NONE.uid(uid).propagationPolicy("Background"));
    }

    /**
     * Removes one object. Answers with the object if it is still there, waiting for something; with a Status of success if it
     * is gone, except for a few kinds that are answered with their last state.
     */
    public Resource delete(Ref ref, DeleteOptions options) {
        return run(call("delete", ref, "", options.dryRun()), () -> server.delete(ref, options));
    }

    /** Removes one object; negative seconds for what a pod says itself. */
    public void delete(Ref ref, String uid, int graceSeconds) {
        DeleteOptions options = DeleteOptions.NONE.uid(uid);
        delete(ref, graceSeconds < 0 ? options : options.graceSeconds(graceSeconds));
    }

    /**
     * Removes the objects of a selection. Answers with them as they were.
     *
     * @param which how they are listed
     */
    public Page deleteCollection(Selection selection, ListOptions which, DeleteOptions options) {
        return run(
                call("deletecollection", selection, options.dryRun()),
                () -> server.deleteCollection(selection, which, options));
    }

    /** Evicts a pod, if its PodDisruptionBudget allows it (429 otherwise), by an Eviction of policy/v1. */
    public Resource evict(Ref pod, Resource eviction, boolean dryRun) {
        return run(call("create", pod, "eviction", dryRun), () -> server.evict(pod, eviction, dryRun));
    }

    /** Gives a pod its node, by a Binding. */
    public Resource bind(Ref pod, Resource binding, boolean dryRun) {
        return run(call("create", pod, "binding", dryRun), () -> server.bind(pod, binding, dryRun));
    }

    /** Sets the finalizers in the spec of a namespace; without any, one that is on its way out goes. */
    public Resource finalizeNamespace(Ref namespace, Resource resource) {
        return run(call("update", namespace, "finalize", false), () -> server.finalizeNamespace(namespace, resource));
    }

    @Override
    public String raw(String path) {
        Optional<CustomMetrics.Question> question = CustomMetrics.parse(path);
        if (question.isPresent()) {
            String namespace = question.get().namespace();
            return run(
                    new Call(server.now(), manager, "get", Kind.POD, "", namespace, "", false),
                    () -> server.metrics().answer(question.get()));
        }
        Optional<PodProxy.Target> target = PodProxy.parse(path);
        if (target.isEmpty()) {
            throw Refusal.of(
                    404,
                    "NotFound",
                    "the server could not find the requested resource: GET " + path
                            + "; only paths on to pods, such as /api/v1/namespaces/x/pods/y:8080/proxy/z, and those"
                            + " of custom.metrics.k8s.io are answered");
        }
        PodProxy.Target pod = target.get();
        return run(
                call("proxy", new Ref(Kind.POD, pod.namespace(), pod.name()), "", false),
                () -> server.proxy().get(pod));
    }

    private Call call(String verb, Ref ref, String subresource, boolean dryRun) {
        return new Call(server.now(), manager, verb, ref.kind(), subresource, ref.namespace(), ref.name(), dryRun);
    }

    private Call call(String verb, Selection selection, boolean dryRun) {
        return new Call(
                server.now(), manager, verb, selection.kind(), "", selection.namespace(), selection.name(), dryRun);
    }

    private <T> T run(Call call, Supplier<T> work) {
        checkAlive();
        Supplier<T> run = () -> server.run(call, work);
        return server.begin(call, callOn).map(mishap -> mishap.run(run)).orElseGet(run);
    }

    private void checkAlive() {
        if (callOn instanceof VirtualProcess process) {
            process.checkAlive();
        }
    }
}
