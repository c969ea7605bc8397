package io.streamgate.testkit.simulation;

import io.streamgate.DeploymentStrategy;
import io.streamgate.Gate;
import io.streamgate.k8s.bluegreen.BlueGreen;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Blue-green with any of its options, each as short as it can be told from others. */
final class RandomBlueGreen implements Strategies {
    @Override
    public DeploymentStrategy next(SplittableRandom random, UnaryOperator<Gate> watched) {
        BlueGreen strategy =
                BlueGreen.defaults().progressDeadline(seconds(random, 15, 25)).scaleDownDelay(seconds(random, 0, 6));
        if (random.nextBoolean()) {
            strategy = strategy.preview(watched.apply(RandomGates.next("smoke", random)));
        }
        if (random.nextInt(3) == 0) {
            strategy = strategy.hold(seconds(random, 1, 8));
        }
        if (random.nextInt(4) == 0) {
            strategy = strategy.approval(seconds(random, 5, 20));
        }
        if (random.nextInt(3) == 0) {
            strategy = strategy.soak(seconds(random, 1, 8));
        } else if (random.nextInt(2) == 0) {
            strategy = strategy.soak(seconds(random, 2, 10), watched.apply(RandomGates.next("errors", random)));
        }
        return random.nextInt(4) == 0 ? strategy.previewSize(1) : strategy;
    }

    private static Duration seconds(SplittableRandom random, int least, int most) {
        return Duration.ofSeconds(random.nextInt(least, most + 1));
    }
}
