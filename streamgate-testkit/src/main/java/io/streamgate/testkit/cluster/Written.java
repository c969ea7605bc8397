package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.streamgate.k8s.api.Resource;
import java.util.List;

/**
 * What the server answers to a write.
 *
 * @param resource the object as it is stored now, or would be
 * @param created whether it was not there before (201 rather than 200)
 * @param warnings what the server warns of, such as {@code unknown field "spec.foo"}
 */
public record Written(Resource resource, boolean created, List<String> warnings) {
    /** Checks that nothing is missing, and copies the list. */
    public Written {
        requireNonNull(resource, "resource");
        warnings = List.copyOf(warnings);
    }
}
