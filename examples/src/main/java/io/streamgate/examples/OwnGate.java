package io.streamgate.examples;

import io.streamgate.GateView;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Sampling;
import io.streamgate.StreamGate;
import io.streamgate.Workload;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.StreamGateHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** A gate of one's own: orders have to come in after the switch. Runs on the in-memory cluster. */
public final class OwnGate {
    private OwnGate() {}

    /**
     * The gate: at least so many orders a minute since the step began.
     *
     * @param orders counts the orders that ever came in
     * @param perMinute how many there have to be
     */
    record Orders(LongSupplier orders, long perMinute) implements HealthGate {
        @Override
        public Judgement judge(GateView view) {
            long now = orders.getAsLong();
            if (view.memory().isEmpty()) {
                return Judgement.unknown("counting from " + now).remember(now + "@" + view.now());
            }
            String[] before = view.memory().split("@", 2);
            long came = now - Long.parseLong(before[0]);
            long seconds =
                    Duration.between(Instant.parse(before[1]), view.now()).toSeconds();
            String found = came + " orders in " + seconds + " s";
            return came * 60 >= perMinute * seconds ? Judgement.pass(found) : Judgement.fail(found);
        }
    }

    /** A release that goes through, and one after which no orders come in. */
    public static void main(String[] args) {
        long[] orders = {0};
        StreamGateHarness harness = new StreamGateHarness();
        Workload checkout = harness.blueGreen("checkout", "demo:v1", 3);
        System.out.println(release(harness, checkout, "demo:v2", () -> orders[0] += 50));
        System.out.println(release(harness, checkout, "demo:v3", () -> orders[0]));
    }

    static Outcome release(StreamGateHarness harness, Workload workload, String image, LongSupplier orders) {
        StreamGate streamGate = harness.start(builder -> builder.listener(new ProgressLines(System.out)))
                .streamGate();
        Sampling eachTenSeconds = Sampling.DEFAULT.every(Duration.ofSeconds(10));
        BlueGreen strategy = BlueGreen.defaults()
                .soak(
                        Duration.ofMinutes(1),
                        new Orders(orders, 60).named("orders").sampled(eachTenSeconds));
        return harness.end(streamGate.start(Rollout.of(workload, Release.image("app", image), strategy)));
    }
}
