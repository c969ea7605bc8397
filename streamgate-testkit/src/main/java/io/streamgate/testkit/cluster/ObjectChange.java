package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of one object in an {@link InMemoryCluster}.
 *
 * @param at when
 * @param kind what it is
 * @param before as it was; empty if it was created
 * @param after as it is now; empty if it was removed
 * @param by the request that changed it; empty for the cluster's own controllers
 */
public record ObjectChange(
        Instant at, Kind kind, Optional<Resource> before, Optional<Resource> after, Optional<Call> by) {
    /** Checks that there is an object, before or after. */
    public ObjectChange {
        requireNonNull(at, "at");
        requireNonNull(kind, "kind");
        requireNonNull(by, "by");
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change of a " + kind + " has neither a before nor an after");
        }
    }

    static ObjectChange of(StoreChange change, Instant at, Optional<Call> by) {
        return new ObjectChange(
                at, change.kind(), Optional.ofNullable(change.before()), Optional.ofNullable(change.after()), by);
    }

    /** The newest of it: the object after, or as it was last. */
    public Resource object() {
        return after.or(() -> before).orElseThrow();
    }
}
