package io.streamgate.testkit.cluster;

import java.util.Map;

/**
 * One thing that is wrong with an object, as the causes of a Status name it.
 *
 * @param reason for programs, such as {@code FieldValueInvalid}
 * @param field where, such as {@code spec.replicas}
 * @param message what, such as {@code Invalid value: -5: must be greater than or equal to 0}
 */
record Cause(String reason, String field, String message) {
    private static final Map<String, String> REASONS = Map.of(
            "Invalid value", "FieldValueInvalid",
            "Required value", "FieldValueRequired",
            "Forbidden", "FieldValueForbidden",
            "Unsupported value", "FieldValueNotSupported",
            "Duplicate value", "FieldValueDuplicate",
            "Not found", "FieldValueNotFound",
            "Too long", "FieldValueTooLong",
            "Too many", "FieldValueTooMany",
            "Internal error", "InternalError");

    /** Reads what the server's sentences say: a field, what kind of fault it is, and the rest. */
    static Cause of(String sentence) {
        int colon = sentence.indexOf(": ");
        String field = colon < 0 ? "" : sentence.substring(0, colon);
        String message = sentence.substring(colon < 0 ? 0 : colon + 2);
        String reason = REASONS.getOrDefault(message.replaceFirst("(?s):.*", ""), "FieldValueInvalid");
        boolean isType = reason.equals("FieldValueInvalid") && message.contains("must be of type ");
        return new Cause(isType ? "FieldValueTypeInvalid" : reason, field, message);
    }

    FrozenMap json() {
        return Tree.of("reason", reason, "message", message, "field", field.isEmpty() ? null : field);
    }
}
