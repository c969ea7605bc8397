package io.streamgate.testkit.explore;

import static java.util.Objects.requireNonNull;

import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.testkit.StreamGateHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A rollout to be run many times over: what there is at first, what is rolled out, and who asks for what on the way. All of it
 * must be the same each time: what a gate answers may depend on its view, not on how often it was asked.
 *
 * @param name what it is called when it fails
 * @param begin prepares a harness, such as by {@link StreamGateHarness#blueGreen}, and answers the rollout
 * @param commands what people ask for
 */
public record Scenario(String name, Function<StreamGateHarness, Rollout> begin, List<Command> commands) {
    /** Copies the list and checks that nothing is missing. */
    public Scenario {
        requireNonNull(name, "name");
        requireNonNull(begin, "begin");
        commands = List.copyOf(commands);
    }

    /**
     * Something that somebody asks for. If the program dies they ask the next one again: nobody can tell them whether the
     * first one heard.
     *
     * @param after how long after the start
     * @param what by the handle of the program that runs then
     */
    public record Command(Duration after, Consumer<RolloutHandle> what) {
        /** Checks that it is not before the start. */
        public Command {
            requireNonNull(what, "what");
            if (after.isNegative()) {
                throw new IllegalArgumentException(
                        "a command is due " + after + " after the start, but must not be before");
            }
        }
    }

    /** A rollout that nobody asks anything of. */
    public static Scenario of(String name, Function<StreamGateHarness, Rollout> begin) {
        return new Scenario(name, begin, List.of());
    }

    /** The same, with something that somebody asks for, such as {@code handle -> handle.abort("ann", "enough")}. */
    public Scenario at(Duration after, Consumer<RolloutHandle> what) {
        List<Command> more = new ArrayList<>(commands);
        more.add(new Command(after, what));
        return new Scenario(name, begin, more);
    }
}
