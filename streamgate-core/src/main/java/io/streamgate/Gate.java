package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * A gate as a plan has it: with a name that appears in every event and reason, and a way of looking.
 *
 * @param name its name in the plan; no two gates of a plan have the same
 * @param check what judges
 * @param sampling how often, and how many failures it takes
 */
public record Gate(String name, HealthGate check, Sampling sampling) {
    /** Checks that nothing is missing. */
    public Gate {
        Checks.name("name of a gate", name);
        requireNonNull(check, "check");
        requireNonNull(sampling, "sampling");
    }

    /** The same gate, looked at in another way. */
    public Gate sampled(Sampling newSampling) {
        return new Gate(name, check, newSampling);
    }
}
