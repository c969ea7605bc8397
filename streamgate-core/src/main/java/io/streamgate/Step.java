package io.streamgate;

import java.util.List;
import java.util.Map;

/**
 * A step of a plan. It looks at the world as it is and answers what comes next; it is run again and again until it is done,
 * and once more after a crash, so it must find out by itself what is done already.
 *
 * <p>A step never sleeps, spawns, loops or waits. It changes the workload only through {@link StepContext#ask}. Records make
 * good steps: two plans are equal when their steps are.
 */
public interface Step {
    /** Its name in the plan: lower-case words with '-' between. */
    String name();

    /**
     * Looks once, and asks for what is missing.
     *
     * @throws Exception taken as a failure of the step; a {@link ClusterException} is tried again
     */
    StepResult run(StepContext context) throws Exception;

    /** The actions that it will ask for, in order: shown before it runs, and on the journal before it acts. */
    default List<Action> asks() {
        return List.of();
    }

    /** What it does and waits for, in a few words. */
    default String describe() {
        return name();
    }

    /** The shortest time it can take: a hold's, a soak's or a delay's. */
    default java.time.Duration atLeast() {
        return java.time.Duration.ZERO;
    }

    /**
     * The step as data, from which {@link Steps#from} makes it again in a process that has only the journal. Empty for a
     * step that is made of the caller's code.
     */
    default Map<String, String> data() {
        return Map.of();
    }
}
