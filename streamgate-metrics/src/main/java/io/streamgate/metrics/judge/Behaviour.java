package io.streamgate.metrics.judge;

/** Which judge it is: ours, or the one that it is compatible with. */
public enum Behaviour {
    /**
     * Kayenta's rules without the defects that were measured in them: a rank test that is exact for few points and knows
     * when they are too few; no constant in the units of the metric; a smallest change that counts; nothing judged is
     * never a pass; weights that cannot add up are refused.
     */
    REPAIRED,
    /** Kayenta's rules as they are (commit a69573b), save for the random noise that it adds to constant series. */
    ORIGINAL
}
