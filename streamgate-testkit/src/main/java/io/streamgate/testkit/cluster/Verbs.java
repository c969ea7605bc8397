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
        return call("get", ref, false, () -> server.get(ref));
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        return list(new Selection(kind, namespace, labels, ""));
    }

    /** Reads the objects of a selection. */
    public Listing list(Selection selection) {
        return call("list", selection.kind(), selection.namespace(), "", false, () -> server.list(selection));
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        return watch(new Selection(kind, namespace, labels, ""), resourceVersion, watcher);
    }

    /** Watches the objects of a selection. */
    public Watching watch(Selection selection, String resourceVersion, Watcher watcher) {
        return call(
                "watch",
                selection.kind(),
                selection.namespace(),
                "",
                false,
                () -> server.watches().open(selection, resourceVersion, watcher, callOn));
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        return create(kind, resource, false);
    }

    /** Stores a new object, or answers with what would be stored. */
    public Resource create(Kind kind, Resource resource, boolean dryRun) {
        return call(
                "create",
                kind,
                resource.namespace(),
                resource.name(),
                dryRun,
                () -> server.create(kind, resource, manager, dryRun));
    }

    /** Puts an object in place of the one of its name. A resourceVersion in it is a precondition. */
    public Resource update(Ref ref, Resource resource, boolean dryRun) {
        return call("update", ref, dryRun, () -> server.update(ref, resource, manager, dryRun));
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
        return call("patch", ref, dryRun, () -> server.patch(ref, patch, manager, dryRun, force));
    }

    /** Changes the status of one object, and nothing else of it. */
    public Resource patchStatus(Ref ref, Patch patch) {
        return call("patch", ref, false, () -> server.patchStatus(ref, patch));
    }

    @Override
    public void delete(Ref ref, String uid) {
        delete(ref, uid, -1);
    }

    /**
     * Removes one object.
     *
     * @param graceSeconds what a pod gets to end in; negative for what it says itself
     */
    public void delete(Ref ref, String uid, int graceSeconds) {
        call("delete", ref, false, () -> {
            server.delete(ref, uid, graceSeconds);
            return ref;
        });
    }

    @Override
    public String raw(String path) {
        Optional<CustomMetrics.Question> question = CustomMetrics.parse(path);
        if (question.isPresent()) {
            String namespace = question.get().namespace();
            return call(
                    "get",
                    Kind.POD,
                    namespace,
                    "",
                    false,
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
        return call(
                "proxy",
                Kind.POD,
                pod.namespace(),
                pod.name(),
                false,
                () -> server.proxy().get(pod));
    }

    private <T> T call(String verb, Ref ref, boolean dryRun, Supplier<T> work) {
        return call(verb, ref.kind(), ref.namespace(), ref.name(), dryRun, work);
    }

    private <T> T call(String verb, Kind kind, String namespace, String name, boolean dryRun, Supplier<T> work) {
        checkAlive();
        Call call = new Call(callOn.now(), manager, verb, kind, namespace, name, dryRun);
        Fault fault = server.begin(call).orElse(null);
        if (fault != null) {
            Faults.before(fault, call);
            checkAlive();
        }
        T answer = server.run(call, work);
        if (fault != null) {
            Faults.after(fault, call);
            checkAlive();
        }
        return answer;
    }

    private void checkAlive() {
        if (callOn instanceof VirtualProcess process) {
            process.checkAlive();
        }
    }
}
