package io.streamgate.testkit.guarantee;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.InMemoryCluster;

/** Reads a cluster past all faults and rights, without being counted among its callers. */
record Reads(InMemoryCluster cluster) implements KubeApi {
    @Override
    public Resource get(Ref ref) {
        return cluster.objects(ref.kind(), ref.namespace()).stream()
                .filter(object -> object.name().equals(ref.name()))
                .findFirst()
                .orElseThrow(() -> new ApiException(404, "NotFound", ref + " is not there", null, null));
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        throw onlyGets();
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        throw onlyGets();
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        throw onlyGets();
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        throw onlyGets();
    }

    @Override
    public void delete(Ref ref, String uid) {
        throw onlyGets();
    }

    @Override
    public String raw(String path) {
        throw onlyGets();
    }

    private static UnsupportedOperationException onlyGets() {
        return new UnsupportedOperationException("who watches over a test only looks, object by object");
    }
}
