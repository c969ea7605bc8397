package io.streamgate.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Outcome;
import io.streamgate.Reason;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.time.VirtualProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A write that got no answer may arrive much later; by then its driver may have changed its mind. */
class LateWriteTest {
    private static final Duration LATE = Duration.ofSeconds(10);

    private final StreamGateHarness harness = new StreamGateHarness();
    private final Workload checkout = harness.blueGreen("checkout", "demo:v1", 3);
    private final VirtualProcess process = harness.scheduler().process();
    private final List<RolloutHandle> handles = new ArrayList<>();

    /** An API on which the first switch is late, and somebody aborts meanwhile. */
    private KubeApi lateSwitch() {
        return new Forwarding(harness.cluster().api(process)) {
            private boolean sent;

            @Override
            public Resource patch(Ref ref, Patch patch, boolean dryRun) {
                if (dryRun || sent || !patch.body().toString().contains("/spec/selector")) {
                    return super.patch(ref, patch, dryRun);
                }
                sent = true;
                harness.scheduler().after(LATE, () -> arrive(ref, patch));
                handles.forEach(handle -> handle.abort("ann", "enough"));
                throw new ApiException(
                        ApiException.NO_ANSWER, "", "no answer in time", null, new IOException("timed out"));
            }
        };
    }

    private void arrive(Ref ref, Patch patch) {
        try {
            harness.cluster().api().patch(ref, patch, false);
        } catch (ApiException e) {
            assertThat(e.isConflict()).isTrue();
        }
    }

    @Test
    void aSwitchThatArrivesAfterAnAbortIsRefused() {
        handles.add(harness.start(process, lateSwitch(), builder -> builder)
                .streamGate()
                .start(Rollout.of(checkout, Release.image("app", "demo:v2"), BlueGreen.defaults())
                        .abortDelay(Duration.ZERO)));
        Outcome outcome = harness.end(handles.get(0));
        assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
        assertThat(((Outcome.RolledBack) outcome).why().kind()).isEqualTo(Reason.Kind.ABORTED);
        harness.scheduler().advance(Duration.ofMinutes(1));
        assertThat(harness.cluster()
                        .api()
                        .get(new Ref(Kind.SERVICE, "shop", "checkout-active"))
                        .strings("spec", "selector"))
                .containsEntry("version", "blue");
        assertThat(harness.cluster().blackouts("shop", "checkout-active")).isEmpty();
        assertThat(harness.scheduler().failures()).isEmpty();
    }
}
