package io.streamgate.testkit.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * All that a simulation does: the same script does exactly the same.
 *
 * @param seed what the rollouts, the pods and the cluster's own chances come from
 * @param acts what happens, by time
 */
public record Script(long seed, List<Act> acts) {
    private static final int MOST_ACTS = 8;
    private static final int LATEST = 30_000;
    private static final int CLOSE = 400;

    /** Sorts the acts. */
    public Script {
        acts = acts.stream().sorted(Comparator.comparingInt(Act::at)).toList();
    }

    /** The script of a seed, in which anything may happen; what happens close together finds more than what does not. */
    static Script of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Act> acts = new ArrayList<>();
        What[] all = What.values();
        int last = random.nextInt(LATEST);
        for (int left = random.nextInt(MOST_ACTS + 1); left > 0; left--) {
            last = random.nextInt(3) == 0 ? last + random.nextInt(CLOSE) : random.nextInt(LATEST);
            acts.add(new Act(last, all[random.nextInt(all.length)], random.nextInt(1_000)));
        }
        return new Script(seed, acts);
    }

    Script without(Act act) {
        List<Act> fewer = new ArrayList<>(acts);
        fewer.remove(act);
        return new Script(seed, fewer);
    }

    /** As Java, to be put into a test. */
    @Override
    public String toString() {
        return acts.stream()
                .map(act -> "\n        " + act)
                .collect(Collectors.joining(",", "new Script(" + seed + "L, List.of(", "))"));
    }
}
