package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind whose objects are those of another kind, under its own names for some of their fields.
 *
 * @param kind the kind that is shown
 * @param stored the kind that is stored
 * @param names the fields by their stored names, and their shown ones
 */
record View(Kind kind, Kind stored, Map<String, String> names) {
    /** The events of {@code events.k8s.io}, which are those of the core group. */
    static final View EVENTS = new View(
            new Kind("events.k8s.io", "v1", "Event", "events"),
            new Kind("", "v1", "Event", "events"),
            Map.of(
                    "involvedObject", "regarding",
                    "message", "note",
                    "source", "deprecatedSource",
                    "firstTimestamp", "deprecatedFirstTimestamp",
                    "lastTimestamp", "deprecatedLastTimestamp",
                    "count", "deprecatedCount",
                    "reportingComponent", "reportingController"));

    View {
        names = Map.copyOf(names);
    }

    /** A stored object as it is shown. */
    Resource shown(Resource resource) {
        return renamed(resource, names, kind);
    }

    /** A shown object as it is stored. */
    Resource kept(Resource resource) {
        Map<String, String> back = new HashMap<>();
        names.forEach((one, other) -> back.put(other, one));
        return renamed(resource, back, stored);
    }

    /** A change of a stored object as it is shown. */
    StoreChange shown(StoreChange change) {
        return new StoreChange(
                change.version(),
                kind,
                change.before() == null ? null : shown(change.before()),
                change.after() == null ? null : shown(change.after()),
                shown(change.last()));
    }

    private static Resource renamed(Resource resource, Map<String, String> names, Kind kind) {
        LinkedHashMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        Tree.json(resource).forEach((name, value) -> fields.put(names.getOrDefault(name, name), value));
        fields.put("apiVersion", kind.apiVersion());
        fields.put("kind", kind.name());
        return Tree.resource(new FrozenMap(fields));
    }
}
