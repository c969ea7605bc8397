package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an Event tells. When the same happens again, it is the same Event.
 *
 * @param source the component that tells it
 * @param host the node that it is on; may be empty
 * @param uid of the object that it is about
 * @param field the part of that object; may be empty
 * @param type Normal or Warning
 */
record Happening(String source, String host, String uid, String field, String type, String reason, String message) {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    /** The Event of its first time. The scheduler's are of the newer form, with a time of their own in place of a count. */
    FrozenMap event(Kind kind, Resource about, Instant now, long number) {
        String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        long stamp = now.getEpochSecond() * 1_000_000_000 + now.getNano() + number;
        boolean newer = source.equals(Events.SCHEDULER);
        String second = newer ? null : seconds(now);
        return Tree.of(
                "metadata",
                Tree.of("name", about.name() + "." + Long.toHexString(stamp), "namespace", namespace),
                "involvedObject",
                reference(kind, about),
                "reason",
                reason,
                "message",
                message,
                "source",
                newer ? FrozenMap.EMPTY : Tree.of("component", source, "host", nullIfEmpty(host)),
                "firstTimestamp",
                second,
                "lastTimestamp",
                second,
                "count",
                newer ? null : 1,
                "eventTime",
                newer ? MICROS.format(now.atOffset(ZoneOffset.UTC)) : null,
                "action",
                newer ? (type.equals("Normal") ? "Binding" : "Scheduling") : null,
                "type",
                type,
                "reportingComponent",
                source,
                "reportingInstance",
                newer ? source + "-0" : host);
    }

    /** The Event of something that happens again. */
    static Resource again(Resource event, Instant now) {
        if (Tree.at(event.json(), "eventTime") == null) {
            Resource counted = Tree.with(event, Tree.number(event.json(), 1, "count") + 1, "count");
            return Tree.with(counted, seconds(now), "lastTimestamp");
        }
        int count = Tree.number(event.json(), 1, "series", "count") + 1;
        String time = MICROS.format(now.atOffset(ZoneOffset.UTC));
        return Tree.with(event, Tree.of("count", count, "lastObservedTime", time), "series");
    }

    /** When what an Event tells last happened. */
    static Instant last(Resource event) {
        return event.text("series", "lastObservedTime")
                .or(() -> event.text("eventTime"))
                .or(() -> event.text("lastTimestamp"))
                .map(Instant::parse)
                .orElse(Instant.MIN);
    }

    private FrozenMap reference(Kind kind, Resource about) {
        return Tree.of(
                "kind",
                kind.name(),
                "namespace",
                nullIfEmpty(about.namespace()),
                "name",
                about.name(),
                "uid",
                uid,
                "apiVersion",
                kind.apiVersion(),
                "resourceVersion",
                about.resourceVersion(),
                "fieldPath",
                nullIfEmpty(field));
    }

    private static String seconds(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
