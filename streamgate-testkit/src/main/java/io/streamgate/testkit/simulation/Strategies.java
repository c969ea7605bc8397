package io.streamgate.testkit.simulation;

import io.streamgate.DeploymentStrategy;
import io.streamgate.Gate;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** What strategies a simulation rolls out by: a random one each time, the same for the same random numbers. */
@FunctionalInterface
public interface Strategies {
    /**
     * One strategy.
     *
     * @param random all of its chances
     * @param watched to be applied to each of its gates, so that what they answer is known; it may be left out
     */
    DeploymentStrategy next(SplittableRandom random, UnaryOperator<Gate> watched);
}
