package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.OptionalLong;

/**
 * A list, or a part of one.
 *
 * @param items the objects, by namespace and name
 * @param resourceVersion the version of the store they were read at; all pages of a list have the same
 * @param continueToken what to ask for the next page with; empty after the last one
 * @param remaining how many are still to come, where the server tells: not for lists with selectors, nor after the last page
 */
public record Page(List<Resource> items, String resourceVersion, String continueToken, OptionalLong remaining) {
    /** Checks that nothing is missing, and copies the list. */
    public Page {
        items = List.copyOf(items);
        requireNonNull(resourceVersion, "resourceVersion");
        requireNonNull(continueToken, "continueToken");
        requireNonNull(remaining, "remaining");
    }
}
