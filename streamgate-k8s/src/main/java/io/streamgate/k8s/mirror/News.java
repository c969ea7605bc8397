package io.streamgate.k8s.mirror;

import io.streamgate.k8s.api.Resource;
import java.util.Optional;

/**
 * What a copy has learnt of an object.
 *
 * @param before the object as it was known; empty if it was not
 * @param now the object as it is; empty if it is gone
 */
public record News(Optional<Resource> before, Optional<Resource> now) {
    /** Checks that there is an object to tell of. */
    public News {
        if (before.isEmpty() && now.isEmpty()) {
            throw new IllegalArgumentException("news of no object: give what was, what is, or both");
        }
    }

    /** The object as it is, or as it was last if it is gone. */
    public Resource resource() {
        return now.or(() -> before).orElseThrow();
    }
}
