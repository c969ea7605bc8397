package io.streamgate.k8s;

import io.streamgate.Attempt;
import io.streamgate.Facts;
import io.streamgate.JournalEntry;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.Calls;
import io.streamgate.k8s.mirror.FencedWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Takes away what StreamGate added to a workload: the journal, the Lease, and the term on the objects that it changed. */
final class Traces {
    private final KubeApi api;
    private final Naming naming;
    private final KubernetesJournal journal;

    Traces(KubeApi api, Naming naming, KubernetesJournal journal) {
        this.api = api;
        this.naming = naming;
        this.journal = journal;
    }

    void remove(Workload workload) {
        Optional<Attempt> last =
                journal.read(workload).map(stored -> stored.entry()).map(JournalEntry::attempt);
        last.filter(attempt -> !attempt.ended()).ifPresent(attempt -> {
            throw new IllegalStateException("rollout " + attempt.id()
                    + " has not ended, and could not go on or back without its journal: wait for its end, or abort it");
        });
        List<Track> tracks = last.map(Attempt::facts).map(Facts::tracks).orElse(List.of()).stream()
                .map(fact -> fact.kept().track())
                .toList();
        Calls.run(() -> {
            Stream.concat(
                            tracks.stream().map(track -> naming.deployment(workload, track)),
                            Stream.of(naming.active(workload)))
                    .forEach(this::unstamp);
            ifThere(() -> {
                api.delete(naming.lease(workload), "");
                return true;
            });
            ifThere(() -> {
                api.delete(naming.journal(workload), "");
                return true;
            });
        });
    }

    private void unstamp(Ref ref) {
        Optional<Resource> stamped = ifThere(() -> api.get(ref))
                .filter(resource -> resource.annotations().containsKey(FencedWriter.TERM));
        stamped.ifPresent(resource -> api.patch(
                ref,
                new Patch(
                        Patch.Type.JSON,
                        List.of(Map.of(
                                "op",
                                "remove",
                                "path",
                                "/metadata/annotations/" + FencedWriter.TERM.replace("/", "~1")))),
                false));
    }

    private static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
