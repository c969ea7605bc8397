package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
    /** Writes Events of the newer form, with a time of their own in place of a count. */
    static final String SCHEDULER = "default-scheduler";

    private static final Duration KEPT = Duration.ofHours(1);
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

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
            String source, String host, String uid, String field, String type, String reason, String message) {
        String action() {
            return type.equals("Normal") ? "Binding" : "Scheduling";
        }
    }

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
            writer.keep(Kinds.EVENT, former, again(former));
        }
    }

    /** An Event of the newer form is continued as a series, one of the older form has a count. */
    private Resource again(Resource event) {
        if (Tree.at(event.json(), "eventTime") != null) {
            int count = Tree.number(event.json(), 1, "series", "count") + 1;
            return Tree.with(event, Tree.of("count", count, "lastObservedTime", micros()), "series");
        }
        Resource counted = Tree.with(event, Tree.number(event.json(), 1, "count") + 1, "count");
        return Tree.with(counted, writer.time(), "lastTimestamp");
    }

    private String micros() {
        return MICROS.format(clock.get().atOffset(ZoneOffset.UTC));
    }

    private static String lastSeen(Resource event) {
        for (String[] path : new String[][] {{"series", "lastObservedTime"}, {"lastTimestamp"}, {"eventTime"}}) {
            String time = Tree.text(event.json(), path);
            if (!time.isEmpty()) {
                return time;
            }
        }
        return Instant.MIN.toString();
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
                "type",
                happening.type(),
                "reportingComponent",
                happening.source());
        event = happening.source().equals(SCHEDULER)
                ? Tree.with(
                        Tree.with(Tree.with(event, micros(), "eventTime"), happening.action(), "action"),
                        SCHEDULER + "-0",
                        "reportingInstance")
                : counted(event, happening);
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

    private FrozenMap counted(FrozenMap event, Happening happening) {
        FrozenMap source = Tree.of("component", happening.source(), "host", nullIfEmpty(happening.host()));
        FrozenMap done = Tree.with(Tree.with(event, source, "source"), 1, "count");
        done = Tree.with(Tree.with(done, writer.time(), "firstTimestamp"), writer.time(), "lastTimestamp");
        return Tree.with(done, happening.host(), "reportingInstance");
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
                    .map(event -> Instant.parse(lastSeen(event)))
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
