package io.streamgate.metrics.sequential;

/** Something that a {@link SequentialGate} watches. */
public sealed interface Watched permits Harm, Share {
    /** What is counted as bad, or what is split; appears in every reason, and no two of a gate have the same. */
    String name();

    /** Where the counts come from. */
    ArmCounts source();
}
