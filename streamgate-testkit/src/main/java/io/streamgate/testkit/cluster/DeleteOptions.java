package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * How something is to be taken away.
 *
 * @param uid the uid it must have (409 otherwise); empty for any
 * @param resourceVersion the version it must have (409 otherwise); empty for any
 * @param propagationPolicy what becomes of the objects it owns: {@code Background} takes them away afterwards, {@code
 *     Foreground} before, {@code Orphan} leaves them; empty for what is usual with its kind
 * @param graceSeconds what a pod gets to end in; empty for what it says itself
 * @param dryRun whether to change nothing
 */
public record DeleteOptions(
        String uid, String resourceVersion, String propagationPolicy, OptionalInt graceSeconds, boolean dryRun) {
    /** Whatever it is, as is usual with its kind. */
    public static final DeleteOptions NONE = new DeleteOptions("", "", "", OptionalInt.empty(), false);

    /** Checks that nothing is missing. */
    public DeleteOptions {
        requireNonNull(uid, "uid");
        requireNonNull(resourceVersion, "resourceVersion");
        requireNonNull(propagationPolicy, "propagationPolicy");
        requireNonNull(graceSeconds, "graceSeconds");
    }

    /** The same, if it has this uid; empty for any. */
    public DeleteOptions uid(String wanted) {
        return new DeleteOptions(wanted, resourceVersion, propagationPolicy, graceSeconds, dryRun);
    }

    /** The same, if it has this version; empty for any. */
    public DeleteOptions resourceVersion(String wanted) {
        return new DeleteOptions(uid, wanted, propagationPolicy, graceSeconds, dryRun);
    }

    /** The same, with another policy for what it owns. */
    public DeleteOptions propagationPolicy(String policy) {
        return new DeleteOptions(uid, resourceVersion, policy, graceSeconds, dryRun);
    }

    /** The same, with so many seconds for a pod to end in. */
    public DeleteOptions graceSeconds(int seconds) {
        return new DeleteOptions(uid, resourceVersion, propagationPolicy, OptionalInt.of(seconds), dryRun);
    }

    /** The same, without effect. */
    public DeleteOptions dry() {
        return new DeleteOptions(uid, resourceVersion, propagationPolicy, graceSeconds, true);
    }
}
