package io.streamgate.k8s.route;

import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Resource;
import java.util.Comparator;

/** Who wrote what, as the server keeps it in {@code metadata.managedFields}. */
final class Editors {
    private Editors() {}

    /** In words, who but us wrote a field of the spec last; empty if nobody did. */
    static String last(Resource resource, String field) {
        return resource.list("metadata", "managedFields").stream()
                .filter(entry -> !entry.text("manager").orElse("").equals(Patch.MANAGER))
                .filter(entry -> entry.at("fieldsV1", "f:spec", field).isPresent())
                .max(Comparator.comparing(entry -> entry.text("time").orElse("")))
                .flatMap(entry -> entry.text("manager"))
                .map(manager -> ", its " + field.substring(2) + " last written by " + manager)
                .orElse("");
    }
}
