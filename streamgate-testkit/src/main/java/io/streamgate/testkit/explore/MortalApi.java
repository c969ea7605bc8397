package io.streamgate.testkit.explore;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An API whose caller may die before or after one of its writes. */
final class MortalApi implements KubeApi {
    private final KubeApi api;
    private final VirtualProcess process;
    private final Optional<Death> death;
    private final List<String> writes = new ArrayList<>();

    MortalApi(KubeApi api, VirtualProcess process, Optional<Death> death) {
        this.api = api;
        this.process = process;
        this.death = death;
    }

    /** The writes so far, in words; the one at which it died is the last. */
    List<String> writes() {
        return List.copyOf(writes);
    }

    private <T> T write(String what, Supplier<T> write) {
        process.checkAlive();
        writes.add(what);
        boolean dies = death.filter(at -> at.write() == writes.size()).isPresent();
        if (dies && death.orElseThrow().before()) {
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
                : write("create " + kind + " " + resource.name(), () -> api.create(kind, resource));
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        return dryRun
                ? api.patch(ref, patch, true)
                : write("patch " + ref + fields(patch), () -> api.patch(ref, patch, false));
    }

    private static String fields(Patch patch) {
        if (!(patch.body() instanceof List<?> operations)) {
            return "";
        }
        List<String> paths = operations.stream()
                .filter(java.util.Map.class::isInstance)
                .map(operation -> String.valueOf(((java.util.Map<?, ?>) operation).get("path")))
                .filter(path -> !path.equals("/metadata/resourceVersion"))
                .toList();
        return " " + String.join(", ", paths);
    }

    @Override
    public void delete(Ref ref, String uid) {
        write("delete " + ref, () -> {
            api.delete(ref, uid);
            return ref;
        });
    }

    @Override
    public String raw(String path) {
        return api.raw(path);
    }
}
