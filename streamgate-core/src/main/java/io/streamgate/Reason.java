package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * Why a rollout ended or turned round.
 *
 * @param kind for programs
 * @param message for people
 * @param subject the step, gate or object that caused it, as {@code step await-green} or {@code gate smoke}
 */
public record Reason(Kind kind, String message, String subject) {
    /** Checks that nothing is missing. */
    public Reason {
        requireNonNull(kind, "kind");
        requireNonNull(message, "message");
        requireNonNull(subject, "subject");
    }

    /** Kinds of reasons. */
    public enum Kind {
        /** A gate said no, or said nothing for longer than it may. */
        GATE_FAILED,
        /** The new version's pods did not become available. */
        NOT_AVAILABLE,
        /** A person or a program asked to go back. */
        ABORTED,
        /** A newer release took the place. */
        SUPERSEDED,
        /** Nobody approved in time. */
        NOT_APPROVED,
        /** Someone else changed what the rollout had set, or what it was judging. */
        INTERFERENCE,
        /** A step of the caller's own failed. */
        STEP_FAILED,
        /** The cluster refused something: a right is missing, an object is invalid or gone. */
        CLUSTER_REFUSED,
        /** The cluster could not be reached for longer than the rollout waits. */
        CLUSTER_UNREACHABLE,
        /** A former state could not be brought back in time. */
        UNDO_FAILED
    }

    /** In one line: {@code GATE_FAILED (gate smoke): 503 from the preview}. */
    @Override
    public String toString() {
        return kind + (subject.isEmpty() ? "" : " (" + subject + ")") + ": " + message;
    }
}
