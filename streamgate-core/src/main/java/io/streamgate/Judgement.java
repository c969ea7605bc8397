package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * What a gate says at a look. No evidence is {@link #unknown}, never {@link #pass}.
 *
 * @param verdict the answer
 * @param reason in words, with the numbers; may be empty for a pass
 * @param memory what the gate wants to be handed at the next look; at most {@value #LARGEST_MEMORY} characters
 */
public record Judgement(Verdict verdict, String reason, String memory) {
    /** The longest memory, in characters. */
    public static final int LARGEST_MEMORY = 4096;

    /** Checks that nothing is missing or too long. */
    public Judgement {
        requireNonNull(verdict, "verdict");
        requireNonNull(reason, "reason");
        requireNonNull(memory, "memory");
        Checks.range("length of a gate's memory", memory.length(), 0, LARGEST_MEMORY);
    }

    /** The answers. */
    public enum Verdict {
        /** Well. */
        PASS,
        /** Ill. */
        FAIL,
        /** Nobody can tell yet. */
        UNKNOWN
    }

    /** Well. */
    public static Judgement pass() {
        return pass("");
    }

    /** Well, and how it is known. */
    public static Judgement pass(String reason) {
        return new Judgement(Verdict.PASS, reason, "");
    }

    /** Ill, and why. */
    public static Judgement fail(String reason) {
        return new Judgement(Verdict.FAIL, reason, "");
    }

    /** Nobody can tell, and why. */
    public static Judgement unknown(String reason) {
        return new Judgement(Verdict.UNKNOWN, reason, "");
    }

    /** The same, with something to be handed at the next look. */
    public Judgement remember(String newMemory) {
        return new Judgement(verdict, reason, newMemory);
    }

    @Override
    public String toString() {
        return verdict.name().toLowerCase(java.util.Locale.ROOT) + (reason.isEmpty() ? "" : ": " + reason);
    }
}
