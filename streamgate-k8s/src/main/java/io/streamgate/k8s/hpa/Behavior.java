package io.streamgate.k8s.hpa;

/**
 * An HPA's {@code behavior}. One that is {@link #DEFAULT} is not the same as none at all: without a behavior upstream keeps to
 * its older rules, see {@link Hpa}.
 *
 * @param up how fast the size may rise
 * @param down how fast it may fall
 */
public record Behavior(ScalingRules up, ScalingRules down) {
    /** What an empty {@code behavior: {}} is filled up to. */
    public static final Behavior DEFAULT = new Behavior(ScalingRules.UP, ScalingRules.DOWN);

    /** With another rule for up. */
    public Behavior up(ScalingRules rules) {
        return new Behavior(rules, down);
    }

    /** With another rule for down. */
    public Behavior down(ScalingRules rules) {
        return new Behavior(up, rules);
    }
}
