package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes core/v1 Events about what controllers do. What happens again is counted in the Event that is there; one that has not
 * been written to for an hour is taken away.
 */
final class Events {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Store store;
    private final Writer writer;
    private final Supplier<Instant> clock;
    private final boolean written;
    private final Map<Happening, Ref> known = new LinkedHashMap<>();
    private final Deque<Aging> aging = new ArrayDeque<>();
    private long number;

    Events(Store store, Writer writer, Supplier<Instant> clock, boolean written) {
        this.store = store;
        this.writer = writer;
        this.clock = clock;
        this.written = written;
    }

    private record Happening(
            String source, String host, String uid, String field, String type, String reason, String message) {}

    private record Aging(Happening happening, Ref event, Instant since) {}

    /** The voice of one controller. */
    Source of(String component) {
        return new Source(component, "");
    }

    /** Who tells of something. */
    final class Source {
        private final String component;
        private final String host;

        private Source(String component, String host) {
            this.component = component;
            this.host = host;
        }

        /** The same component on a node. */
        Source on(String node) {
            return new Source(component, node);
        }

        void normal(Kind kind, Resource about, String reason, String message) {
            normal(kind, about, "", reason, message);
        }

        /** Tells something of a part of an object. */
        void normal(Kind kind, Resource about, String field, String reason, String message) {
            record(kind, about, happening(about, field, "Normal", reason, message));
        }

        void warning(Kind kind, Resource about, String reason, String message) {
            warning(kind, about, "", reason, message);
        }

        /** Warns of something in a part of an object. */
        void warning(Kind kind, Resource about, String field, String reason, String message) {
            record(kind, about, happening(about, field, "Warning", reason, message));
        }

        private Happening happening(Resource about, String field, String type, String reason, String message) {
            return new Happening(component, host, about.uid(), field, type, reason, message);
        }
    }

    private void record(Kind kind, Resource about, Happening happening) {
        if (!written) {
            return;
        }
        forget();
        Ref ref = known.get(happening);
        Resource former = ref == null ? null : store.find(ref).orElse(null);
        if (former == null) {
            create(kind, about, happening);
        } else {
            Resource again = Tree.with(former, Tree.number(former.json(), 1, "count") + 1, "count");
            writer.keep(Kinds.EVENT, former, Tree.with(again, writer.time(), "lastTimestamp"));
        }
    }

    private void create(Kind kind, Resource about, Happening happening) {
        String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        Instant now = clock.get();
        long stamp = now.getEpochSecond() * 1_000_000_000 + now.getNano() + number++;
        FrozenMap event = Tree.of(
                "metadata",
                Tree.of("name", about.name() + "." + Long.toHexString(stamp), "namespace", namespace),
                "involvedObject",
                reference(kind, about, happening.field()),
                "reason",
                happening.reason(),
                "message",
                happening.message(),
                "source",
                Tree.of("component", happening.source(), "host", nullIfEmpty(happening.host())),
                "type",
                happening.type(),
                "firstTimestamp",
                writer.time(),
                "lastTimestamp",
                writer.time(),
                "count",
                1,
                "reportingComponent",
                happening.source(),
                "reportingInstance",
                happening.host());
        try {
            Resource created = writer.create(Kinds.EVENT, event, Writer.CONTROLLER, false);
            Ref ref = new Ref(Kinds.EVENT, namespace, created.name());
            known.put(happening, ref);
            aging.addLast(new Aging(happening, ref, now));
        } catch (ApiException e) {
            // Its namespace is on its way out, and takes no more of them.
            known.remove(happening);
        }
    }

    private static FrozenMap reference(Kind kind, Resource about, String field) {
        return Tree.of(
                "kind",
                kind.name(),
                "namespace",
                nullIfEmpty(about.namespace()),
                "name",
                about.name(),
                "uid",
                about.uid(),
                "apiVersion",
                kind.apiVersion(),
                "resourceVersion",
                about.resourceVersion(),
                "fieldPath",
                nullIfEmpty(field));
    }

    private void forget() {
        Instant horizon = clock.get().minus(KEPT);
        while (!aging.isEmpty() && aging.getFirst().since().isBefore(horizon)) {
            Aging oldest = aging.removeFirst();
            Instant last = store.find(oldest.event())
                    .map(event -> Instant.parse(Tree.text(event.json(), "lastTimestamp")))
                    .orElse(Instant.MIN);
            if (last.isBefore(horizon)) {
                store.remove(
                        Kinds.EVENT, oldest.event().namespace(), oldest.event().name());
                known.remove(oldest.happening(), oldest.event());
            } else {
                aging.addLast(new Aging(oldest.happening(), oldest.event(), last));
            }
        }
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
