package io.streamgate.k8s;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.News;
import java.util.List;
import java.util.Optional;

/**
 * Whether news of an object bear on a rollout. While pods start, controllers write many a status that nothing here looks at; a
 * driver woken for each would be busy with them at the very moment the last pod becomes ready.
 */
final class Bearing {
    private Bearing() {}

    static boolean of(Kind kind, News news) {
        Optional<Resource> before = news.before();
        Optional<Resource> now = news.now();
        return before.isEmpty()
                || now.isEmpty()
                || !looksLike(kind, before.get()).equals(looksLike(kind, now.get()));
    }

    /** All of an object that a turn may look at. */
    private static List<Object> looksLike(Kind kind, Resource object) {
        if (kind.equals(Kind.DEPLOYMENT) || kind.equals(Kind.REPLICA_SET)) {
            return List.of(metadata(object), object.map("spec"), Troubles.failure(object));
        }
        if (kind.equals(Kind.POD)) {
            return List.of(
                    metadata(object),
                    object.text("status", "phase"),
                    Tracks.readySince(object),
                    Troubles.ofPod(object));
        }
        if (kind.equals(Kind.ENDPOINT_SLICE)) {
            return List.of(metadata(object), object.list("endpoints"));
        }
        return List.of(object);
    }

    private static List<Object> metadata(Resource object) {
        return List.of(
                object.uid(),
                object.labels(),
                object.annotations(),
                object.isDeleting(),
                object.list("metadata", "ownerReferences"));
    }
}
