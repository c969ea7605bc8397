package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One write to the store.
 *
 * @param version the store's version after it
 * @param before the object before, or null if it was created
 * @param after the object after, or null if it was removed
 * @param last the newest state of the object; of a removed one, as it was, at this version
 */
record StoreChange(
        long version,
        Kind kind,
        @Nullable Resource before,
        @Nullable Resource after,
        Resource last) {}
