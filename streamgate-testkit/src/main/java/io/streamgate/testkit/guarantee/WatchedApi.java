package io.streamgate.testkit.guarantee;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The API as one program has it, so that its writes are known as its own, and the answers that it did not get. */
final class WatchedApi implements KubeApi {
    private final KubeApi api;
    private final Guarantees guarantees;
    private final Life life;

    WatchedApi(KubeApi api, Guarantees guarantees, Life life) {
        this.api = api;
        this.guarantees = guarantees;
        this.life = life;
    }

    private <T> T heard(Supplier<T> call) {
        try {
            return call.get();
        } catch (ApiException e) {
            if (!e.isConflict() && !e.isNotFound()) {
                guarantees.unanswered();
            }
            throw e;
        }
    }

    private <T> T write(Supplier<T> call) {
        return heard(() -> guarantees.as(life, call));
    }

    @Override
    public Resource get(Ref ref) {
        return heard(() -> api.get(ref));
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        return heard(() -> api.list(kind, namespace, labels));
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        Watcher heard = new Watcher() {
            @Override
            public void changed(Change change, Resource resource) {
                watcher.changed(change, resource);
            }

            @Override
            public void ended(@Nullable ApiException cause) {
                guarantees.unanswered();
                watcher.ended(cause);
            }
        };
        return heard(() -> api.watch(kind, namespace, labels, resourceVersion, heard));
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        return write(() -> api.create(kind, resource));
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        return write(() -> api.patch(ref, patch, dryRun));
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
        return heard(() -> api.raw(path));
    }
}
