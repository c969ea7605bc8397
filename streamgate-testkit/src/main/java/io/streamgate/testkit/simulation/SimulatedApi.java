package io.streamgate.testkit.simulation;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualProcess;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The API as one program has it, with what can go wrong between the two. */
final class SimulatedApi implements KubeApi {
    private final KubeApi api;
    private final VirtualProcess process;
    private Instant reachableAt = Instant.MIN;
    private int untilDeath;
    private boolean deathBefore;
    private int untilLate;
    private Consumer<Consumer<KubeApi>> later = write -> {};

    SimulatedApi(KubeApi api, VirtualProcess process) {
        this.api = api;
        this.process = process;
    }

    /** The program does not reach the API until then. */
    void partition(Instant until) {
        reachableAt = until;
    }

    /** The program dies before or after one of its next writes. */
    void dieAtWrite(int number, boolean before) {
        untilDeath = number;
        deathBefore = before;
    }

    /** One of the next writes gets no answer, and is handed over to be made later. */
    void delayWrite(int number, Consumer<Consumer<KubeApi>> newLater) {
        untilLate = number;
        later = newLater;
    }

    /** From now on nothing goes wrong any more. */
    void heal() {
        reachableAt = Instant.MIN;
        untilDeath = 0;
        untilLate = 0;
    }

    private static ApiException noAnswer(String why) {
        return new ApiException(ApiException.NO_ANSWER, "", why, null, new IOException(why));
    }

    private <T> T read(Supplier<T> call) {
        process.checkAlive();
        if (process.now().isBefore(reachableAt)) {
            throw noAnswer("the network is cut between this program and the API");
        }
        return call.get();
    }

    private <T> T write(Function<KubeApi, T> write) {
        return read(() -> {
            if (--untilLate == 0) {
                later.accept(reached -> {
                    T unused = write.apply(reached);
                });
                throw noAnswer("no answer within the time-out");
            }
            boolean dies = --untilDeath == 0;
            if (dies && deathBefore) {
                die();
            }
            T answer = write.apply(api);
            if (dies) {
                die();
            }
            return answer;
        });
    }

    private void die() {
        process.kill();
        process.checkAlive();
    }

    @Override
    public Resource get(Ref ref) {
        return read(() -> api.get(ref));
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        return read(() -> api.list(kind, namespace, labels));
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        return read(() -> api.watch(kind, namespace, labels, resourceVersion, watcher));
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        return kind.equals(Kind.SELF_SUBJECT_ACCESS_REVIEW)
                ? read(() -> api.create(kind, resource))
                : write(here -> here.create(kind, resource));
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        return dryRun ? read(() -> api.patch(ref, patch, true)) : write(here -> here.patch(ref, patch, false));
    }

    @Override
    public void delete(Ref ref, String uid) {
        write(here -> {
            here.delete(ref, uid);
            return ref;
        });
    }

    @Override
    public String raw(String path) {
        return read(() -> api.raw(path));
    }
}
