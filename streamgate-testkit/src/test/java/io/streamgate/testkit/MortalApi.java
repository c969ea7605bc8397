package io.streamgate.testkit;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualProcess;
import java.util.function.Supplier;

/** An API whose caller dies before or after one of its writes. */
final class MortalApi implements KubeApi {
    private final KubeApi api;
    private final VirtualProcess process;
    private final int fatal;
    private final boolean before;
    private int writes;

    /**
     * An API of a process.
     *
     * @param fatal the number of the write to die at, from 1; 0 for none
     * @param before whether to die before it takes effect
     */
    MortalApi(KubeApi api, VirtualProcess process, int fatal, boolean before) {
        this.api = api;
        this.process = process;
        this.fatal = fatal;
        this.before = before;
    }

    int writes() {
        return writes;
    }

    private <T> T write(Supplier<T> write) {
        process.checkAlive();
        boolean dies = ++writes == fatal;
        if (dies && before) {
            process.kill();
            process.checkAlive();
        }
        T answer = write.get();
        if (dies) {
            process.kill();
        }
        process.checkAlive();
        return answer;
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
        return kind.equals(Kind.SELF_SUBJECT_ACCESS_REVIEW)
                ? api.create(kind, resource)
                : write(() -> api.create(kind, resource));
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        return dryRun ? api.patch(ref, patch, true) : write(() -> api.patch(ref, patch, false));
    }

    @Override
    public void delete(Ref ref, String uid) {
        write(() -> {
            api.delete(ref, uid);
            return ref;
        });
    }

    @Override
    public String raw(String path) {
        return api.raw(path);
    }
}
