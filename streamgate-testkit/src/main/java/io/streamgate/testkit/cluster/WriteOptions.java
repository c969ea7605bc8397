package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

/**
 * How an object is to be written.
 *
 * @param dryRun whether the server only answers with what it would store
 * @param force for server-side apply, whether fields of other managers are taken over (409 otherwise)
 * @param fields what it makes of fields that it does not keep ({@code fieldValidation})
 */
public record WriteOptions(boolean dryRun, boolean force, FieldValidation fields) {
    /** For good, without taking over anything; what is not known is lost, with a warning. */
    public static final WriteOptions NONE = new WriteOptions(false, false, FieldValidation.WARN);

    /** Checks that nothing is missing. */
    public WriteOptions {
        requireNonNull(fields, "fields");
    }

    /** The same, without effect. */
    public WriteOptions dry(boolean isDry) {
        return new WriteOptions(isDry, force, fields);
    }

    /** The same, taking over other managers' fields or not. */
    public WriteOptions force(boolean isForced) {
        return new WriteOptions(dryRun, isForced, fields);
    }

    /** The same, with other treatment of fields that are not kept. */
    public WriteOptions fields(FieldValidation validation) {
        return new WriteOptions(dryRun, force, validation);
    }
}
