package io.streamgate.testkit.simulation;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;

/** An API that passes everything on, to be overridden where it is not to. */
class Forwarding implements KubeApi {
    private final KubeApi api;

    Forwarding(KubeApi api) {
        this.api = api;
    }

    @Override
    public Resource get(Ref ref) {
        return api.get(ref);
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        return api.list(kind, namespace, labels);
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        return api.watch(kind, namespace, labels, resourceVersion, watcher);
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        return api.create(kind, resource);
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        return api.patch(ref, patch, dryRun);
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
