package io.streamgate.testkit.http;

import io.streamgate.testkit.cluster.FieldValidation;
import io.streamgate.testkit.cluster.FieldValidation.Mode;
import io.streamgate.testkit.cluster.PatchForm;
import io.streamgate.testkit.cluster.StatusException;
import io.streamgate.testkit.cluster.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a request that writes, as the API's options. The server refuses those that can't be (422). */
final class WriteParameters {
    private static final int LONGEST_MANAGER = 128;

    private final Query query;
    private final List<String> wrong = new ArrayList<>();

    private WriteParameters(Query query) {
        this.query = query;
    }

    static WriteOptions ofCreate(Query query) {
        return new WriteParameters(query).options("CreateOptions");
    }

    static WriteOptions ofUpdate(Query query) {
        return new WriteParameters(query).options("UpdateOptions");
    }

    static WriteOptions ofPatch(Query query, PatchForm form) {
        WriteParameters parameters = new WriteParameters(query);
        if (form == PatchForm.APPLY && query.text("fieldManager").isEmpty()) {
            parameters.wrong.add("fieldManager: Required value: is required for apply patch");
        }
        if (form != PatchForm.APPLY && !query.text("force").isEmpty()) {
            parameters.wrong.add("force: Forbidden: may not be specified for non-apply patch");
        }
        return parameters.options("PatchOptions");
    }

    /** What is wrong with the values of {@code dryRun}, if anything. */
    static Optional<String> dryRun(List<String> values) {
        return values.stream().allMatch("All"::equals)
                ? Optional.empty()
                : Optional.of("dryRun: Unsupported value: " + Json.text(values) + ": supported values: \"All\"");
    }

    private WriteOptions options(String kind) {
        if (query.text("fieldManager").length() > LONGEST_MANAGER) {
            wrong.add("fieldManager: Too long: may not be more than " + LONGEST_MANAGER + " bytes");
        }
        String dryRun = query.text("dryRun");
        dryRun(dryRun.isEmpty() ? List.of() : List.of(dryRun)).ifPresent(wrong::add);
        Mode mode = fieldValidation();
        if (!wrong.isEmpty()) {
            throw StatusException.options(kind, wrong);
        }
        return new WriteOptions(!dryRun.isEmpty(), query.isTrue("force"), new FieldValidation(mode, List.of()));
    }

    private Mode fieldValidation() {
        String value = query.text("fieldValidation");
        if (value.isEmpty()) {
            return Mode.WARN;
        }
        Optional<Mode> mode =
                Stream.of(Mode.values()).filter(one -> word(one).equals(value)).findFirst();
        if (mode.isEmpty()) {
            wrong.add("fieldValidation: Unsupported value: \"" + value
                    + "\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"");
        }
        return mode.orElse(Mode.WARN);
    }

    private static String word(Mode mode) {
        return mode.name().charAt(0) + mode.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
