package io.streamgate.testkit.cluster;

/**
 * How an object is to be written.
 *
 * @param dryRun whether the server only answers with what it would store
 * @param force for server-side apply, whether fields of other managers are taken over (409 otherwise)
 * @param strict whether fields that the server does not know are refused ({@code fieldValidation=Strict}); otherwise they are
 *     lost
 */
public record WriteOptions(boolean dryRun, boolean force, boolean strict) {
    /** For good, without taking over anything; what is not known is lost. */
    public static final WriteOptions NONE = new WriteOptions(false, false, false);

    /** The same, without effect. */
    public WriteOptions dry(boolean isDry) {
        return new WriteOptions(isDry, force, strict);
    }

    /** The same, taking over other managers' fields or not. */
    public WriteOptions force(boolean isForced) {
        return new WriteOptions(dryRun, isForced, strict);
    }

    /** The same, with unknown fields refused or lost. */
    public WriteOptions strict(boolean isStrict) {
        return new WriteOptions(dryRun, force, isStrict);
    }
}
