package io.streamgate.testkit.simulation;

import io.streamgate.Gate;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Sampling;
import java.time.Duration;
import java.util.SplittableRandom;

/** Gates for {@link Strategies}: most pass, some only after a while; others fail, cannot tell, or throw. */
public final class RandomGates {
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(8);

    private RandomGates() {}

    /** A gate of a name. What it answers depends only on how long its step has run. */
    public static Gate next(String name, SplittableRandom random) {
        Duration turn = Duration.ofMillis(random.nextInt(1_000, 10_000));
        HealthGate gate = switch (random.nextInt(10)) {
            case 0 -> view -> Judgement.fail("7 of 100 failed");
            case 1 -> view -> Judgement.unknown("no data");
            case 2 ->
                view -> {
                    if (view.now().isBefore(view.since().plus(turn))) {
                        throw new IllegalStateException("the metrics server does not answer");
                    }
                    return Judgement.pass("well again");
                };
            case 3 ->
                view -> view.now().isBefore(view.since().plus(turn))
                        ? Judgement.unknown("no requests yet")
                        : Judgement.pass("100 requests");
            case 4 ->
                view -> view.now().isBefore(view.since().plus(turn))
                        ? Judgement.pass("well")
                        : Judgement.fail("9 of 100 failed");
            default -> view -> Judgement.pass("well");
        };
        Sampling sampling = Sampling.DEFAULT
                .every(Duration.ofMillis(random.nextInt(500, 4_000)))
                .passes(random.nextInt(1, 4))
                .tolerating(random.nextInt(2))
                .unknown(UNKNOWN_FOR, random.nextInt(4) == 0 ? Sampling.OnUnknown.PAUSE : Sampling.OnUnknown.FAIL);
        return gate.named(name).sampled(sampling);
    }
}
