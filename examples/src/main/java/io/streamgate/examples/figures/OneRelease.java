package io.streamgate.examples.figures;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streamgate.Action;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Outcome;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.Sampling;
import io.streamgate.Scheduler;
import io.streamgate.StreamGate;
import io.streamgate.Workload;
import io.streamgate.k8s.Kubernetes;
import io.streamgate.k8s.api.Fabric8Api;
import io.streamgate.k8s.bluegreen.BlueGreen;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One release in a process that has done nothing before, for {@link Figures}: what is measured is what a CI job would see.
 * Prints {@code TURNED} with the instant of the verdict or abort that turned it back, {@code REQUESTS} and {@code OUTCOME}.
 */
public final class OneRelease {
    private static final Duration SOAK = Duration.ofSeconds(60);

    private OneRelease() {}

    /** Arguments: namespace, application, image, and one of {@code promote}, {@code gate}, {@code abort}. */
    public static void main(String[] args) throws InterruptedException {
        String story = args[3];
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            CountingApi api = new CountingApi(Fabric8Api.of(client, Duration.ofSeconds(10), Scheduler.system()));
            AtomicReference<Instant> turned = new AtomicReference<>(Instant.EPOCH);
            StreamGate streamGate = Kubernetes.of(api, Scheduler.system())
                    .streamGate()
                    .listener(event -> {
                        if (event instanceof RolloutEvent.Started) {
                            api.begin();
                        } else if (event instanceof RolloutEvent.StepFinished finished
                                && finished.step().startsWith("await-")) {
                            System.out.println("DECIDED " + event.at());
                        } else if (event instanceof RolloutEvent.Acted acted
                                && acted.action() instanceof Action.Shift) {
                            System.out.println("ACTED " + event.at());
                        }
                    })
                    .build();
            HealthGate gate = view -> {
                if (story.equals("gate") && view.now().isAfter(view.since().plusSeconds(2))) {
                    turned.set(Scheduler.system().now());
                    return Judgement.fail("as asked");
                }
                return Judgement.pass();
            };
            BlueGreen strategy = BlueGreen.defaults().scaleDownDelay(Duration.ofSeconds(1));
            if (!story.equals("promote")) {
                strategy = strategy.soak(
                        SOAK, gate.named("figure").sampled(Sampling.DEFAULT.every(Duration.ofSeconds(1))));
            }
            Rollout rollout = Rollout.of(new Workload(args[0], args[1]), Release.image("app", args[2]), strategy)
                    .abortDelay(Duration.ofSeconds(1));
            var handle = streamGate.start(rollout);
            if (story.equals("abort")) {
                abortInTheSoak(streamGate, handle, rollout.workload(), turned);
            }
            Outcome outcome = handle.await();
            System.out.println("TURNED " + turned.get());
            System.out.println("REQUESTS " + api);
            System.out.println("OUTCOME " + outcome);
        }
        System.exit(0);
    }

    private static void abortInTheSoak(
            StreamGate streamGate,
            io.streamgate.RolloutHandle handle,
            Workload workload,
            AtomicReference<Instant> turned) {
        Scheduler.system().after(Duration.ofSeconds(1), () -> {
            boolean soaking = handle.status()
                    .filter(status -> status.step().equals("soak"))
                    .isPresent();
            if (soaking) {
                Scheduler.system().after(Duration.ofSeconds(2), () -> {
                    turned.set(Scheduler.system().now());
                    handle.abort("figures", "as asked");
                });
            } else {
                abortInTheSoak(streamGate, handle, workload, turned);
            }
        });
    }
}
