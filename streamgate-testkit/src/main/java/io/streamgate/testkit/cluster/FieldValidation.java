package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the server makes of fields that it does not keep: those that it does not know, and those that came twice.
 *
 * @param mode whether it refuses them
 * @param duplicates the fields that came twice in the text of the request, such as {@code spec.replicas}; the object has the
 *     last value of each
 */
public record FieldValidation(Mode mode, List<String> duplicates) {
    /** Says which they are. */
    public static final FieldValidation WARN = new FieldValidation(Mode.WARN, List.of());

    /** Refuses them (400). */
    public static final FieldValidation STRICT = new FieldValidation(Mode.STRICT, List.of());

    /** Checks that nothing is missing, and copies the list. */
    public FieldValidation {
        requireNonNull(mode, "mode");
        duplicates = List.copyOf(duplicates);
    }

    /** What becomes of them. */
    public enum Mode {
        /** They are lost, and nothing is said. */
        IGNORE,
        /** They are lost, and the answer warns of them. */
        WARN,
        /** The request is refused. */
        STRICT
    }

    /** One sentence for each field; {@code unknown} are those that the server does not know. */
    List<String> sentences(List<String> unknown) {
        return Stream.concat(
                        duplicates.stream().map(field -> "duplicate field \"" + field + "\""),
                        unknown.stream().map(field -> "unknown field \"" + field + "\""))
                .toList();
    }
}
