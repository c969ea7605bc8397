package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.KubeApi.Watching;
import io.streamgate.testkit.time.VirtualProcess;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A request that meets with a fault.
 *
 * @param caller whose time passes
 * @param cluster what happens without the caller happens on
 */
record Mishap(Fault fault, Call call, Scheduler caller, Scheduler cluster, Past past) {
    private static final Set<String> READS = Set.of("get", "list");

    /** Runs the work, or does not, and answers, or does not. */
    <T> T run(Supplier<T> work) {
        if (fault instanceof Fault.Late late) {
            cluster.after(late.by(), () -> runUnheard(work));
            throw Refusal.noAnswer(call + ": no answer; the request is still on its way");
        }
        before();
        T answer = fault instanceof Fault.Stale stale && READS.contains(call.verb())
                ? past.read(cluster.now().minus(stale.age()), work)
                : work.get();
        try {
            after();
        } catch (ApiException e) {
            abandon(answer);
            throw e;
        }
        return answer;
    }

    private void before() {
        if (fault instanceof Fault.Refused refused) {
            throw refusal(refused);
        }
        if (fault instanceof Fault.RequestLost lost) {
            pass(lost.after());
            throw Refusal.noAnswer(call + ": no answer; the request did not arrive");
        }
        if (fault instanceof Fault.Slow slow) {
            pass(slow.before());
        } else if (fault instanceof Fault.Before before) {
            before.what().run();
        }
        checkAlive();
    }

    private void after() {
        if (fault instanceof Fault.RefusedAfterwards refused) {
            throw refusal(refused.answer());
        }
        if (fault instanceof Fault.AnswerLost lost) {
            pass(lost.after());
            throw Refusal.noAnswer(call + ": no answer; the request had arrived");
        }
        if (fault instanceof Fault.Slow slow) {
            pass(slow.after());
        } else if (fault instanceof Fault.After after) {
            after.what().run();
        }
        checkAlive();
    }

    private ApiException refusal(Fault.Refused refused) {
        String message = call + ": the server says " + refused.code() + " " + refused.reason();
        return new ApiException(
                refused.code(), refused.reason(), message, refused.retryAfter().orElse(null), null);
    }

    private <T> void runUnheard(Supplier<T> work) {
        try {
            abandon(work.get());
        } catch (ApiException e) {
            // The server's answer is one that nobody waits for any more.
        }
    }

    /** A watch that the client never got to know of is closed with its connection. */
    private static void abandon(Object answer) {
        if (answer instanceof Watching watching) {
            watching.close();
        }
    }

    private void pass(Duration time) {
        if (time.isZero()) {
            return;
        }
        if (caller instanceof VirtualProcess process) {
            process.standStill(time);
            process.checkAlive();
        } else if (caller instanceof VirtualScheduler scheduler) {
            scheduler.advance(time);
        } else {
            CompletableFuture<Boolean> over = new CompletableFuture<>();
            caller.after(time, () -> over.complete(true));
            over.join();
        }
    }

    private void checkAlive() {
        if (caller instanceof VirtualProcess process) {
            process.checkAlive();
        }
    }
}
