package io.streamgate.examples.figures;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.Map;
import java.util.TreeMap;

/** Counts requests by what they are for. */
final class CountingApi implements KubeApi {
    private final KubeApi api;
    private final Map<String, Integer> counts = new TreeMap<>();
    private boolean begun;

    CountingApi(KubeApi api) {
        this.api = api;
    }

    /** From now on requests are the rollout's own; those before were preflight and the first listings. */
    synchronized void begin() {
        begun = true;
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }

    private synchronized void count(String kind) {
        counts.merge(begun ? kind : "preflight and first looks", 1, Integer::sum);
    }

    private static String purpose(Kind kind, boolean dryRun) {
        if (kind.equals(Kind.LEASE)) {
            return "lease";
        }
        return dryRun ? "rollout, rehearsals" : "rollout, " + (kind.equals(Kind.CONFIG_MAP) ? "journal" : "workload");
    }

    @Override
    public Resource get(Ref ref) {
        count(purpose(ref.kind(), false));
        return api.get(ref);
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        count("slow look");
        return api.list(kind, namespace, labels);
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        count("watch");
        return api.watch(kind, namespace, labels, resourceVersion, watcher);
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        count(purpose(kind, false));
        return api.create(kind, resource);
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        count(purpose(ref.kind(), dryRun));
        return api.patch(ref, patch, dryRun);
    }

    @Override
    public void delete(Ref ref, String uid) {
        count(purpose(ref.kind(), false));
        api.delete(ref, uid);
    }

    @Override
    public String raw(String path) {
        count("gate");
        return api.raw(path);
    }
}
