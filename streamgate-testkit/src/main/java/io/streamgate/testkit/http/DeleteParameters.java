package io.streamgate.testkit.http;

import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.DeleteOptions;
import io.streamgate.testkit.cluster.StatusException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How something is to be taken away: what the body of a deletion says, or its parameters where there is no body. */
final class DeleteParameters {
    private DeleteParameters() {}

    static DeleteOptions of(Query query, Body body) {
        if (!body.text().isEmpty()) {
            body.checkIsObject();
        }
        return options(Json.resource(body.text().isEmpty() ? given(query) : body.object("DeleteOptions")));
    }

    /** The parameters in the form of a body. */
    private static Map<String, @Nullable Object> given(Query query) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        if (!query.text("gracePeriodSeconds").isEmpty()) {
            given.put("gracePeriodSeconds", query.number("gracePeriodSeconds"));
        }
        if (!query.text("orphanDependents").isEmpty()) {
            given.put("orphanDependents", query.isTrue("orphanDependents"));
        }
        if (!query.text("propagationPolicy").isEmpty()) {
            given.put("propagationPolicy", query.text("propagationPolicy"));
        }
        if (!query.text("dryRun").isEmpty()) {
            given.put("dryRun", List.of(query.text("dryRun")));
        }
        return given;
    }

    private static DeleteOptions options(Resource given) {
        String policy = given.text("propagationPolicy").orElse("");
        boolean saysOfOrphans = given.at("orphanDependents").isPresent();
        List<String> dryRun = given.at("dryRun").orElse(List.of()) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
        List<String> wrong = new ArrayList<>();
        if (saysOfOrphans && !policy.isEmpty()) {
            wrong.add("propagationPolicy: Invalid value: \"" + policy
                    + "\": orphanDependents and deletionPropagation cannot be both set");
        }
        WriteParameters.dryRun(dryRun).ifPresent(wrong::add);
        if (!wrong.isEmpty()) {
            throw StatusException.options("DeleteOptions", wrong);
        }
        String orphans = given.isTrue("orphanDependents") ? "Orphan" : "Background";
        return new DeleteOptions(
                given.text("preconditions", "uid").orElse(""),
                given.text("preconditions", "resourceVersion").orElse(""),
                saysOfOrphans ? orphans : policy,
                given.number("gracePeriodSeconds")
                        .map(seconds -> OptionalInt.of(seconds.intValue()))
                        .orElse(OptionalInt.empty()),
                !dryRun.isEmpty());
    }
}
