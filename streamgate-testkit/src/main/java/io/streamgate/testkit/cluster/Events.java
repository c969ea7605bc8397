package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes core/v1 Events about what controllers do. What happens again is counted in the Event that is there; one that has not
 * been written to for an hour is taken away.
 */
final class Events {
    static final String SCHEDULER = "default-scheduler";

    private static final Duration KEPT = Duration.ofHours(1);

    private final Store store;
    private final Writer writer;
    private final Supplier<Instant> clock;
    private final boolean written;
    private final Map<Happening, Ref> known = new HashMap<>();
    private final Deque<Aging> aging = new ArrayDeque<>();
    private long number;

    Events(Store store, Writer writer, Supplier<Instant> clock, boolean written) {
        this.store = store;
        this.writer = writer;
        this.clock = clock;
        this.written = written;
    }

    private record Aging(Happening happening, Ref event, Instant since) {}

    /** The voice of one component. */
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
            tell(kind, about, new Happening(component, host, about.uid(), field, "Normal", reason, message));
        }

        void warning(Kind kind, Resource about, String reason, String message) {
            warning(kind, about, "", reason, message);
        }

        /** Warns of something in a part of an object. */
        void warning(Kind kind, Resource about, String field, String reason, String message) {
            tell(kind, about, new Happening(component, host, about.uid(), field, "Warning", reason, message));
        }
    }

    private void tell(Kind kind, Resource about, Happening happening) {
        if (!written) {
            return;
        }
        forget();
        Ref ref = known.get(happening);
        Resource former = ref == null ? null : store.find(ref).orElse(null);
        if (former == null) {
            create(kind, about, happening);
        } else {
            writer.keep(Kinds.EVENT, former, Happening.again(former, clock.get()));
        }
    }

    private void create(Kind kind, Resource about, Happening happening) {
        Instant now = clock.get();
        try {
            FrozenMap event = happening.event(kind, about, now, number++);
            Resource created = writer.create(Kinds.EVENT, event, Writer.CONTROLLER, false);
            Ref ref = new Ref(Kinds.EVENT, created.namespace(), created.name());
            known.put(happening, ref);
            aging.addLast(new Aging(happening, ref, now));
        } catch (ApiException e) {
            // Its namespace is on its way out, and takes no more of them.
            known.remove(happening);
        }
    }

    private void forget() {
        Instant horizon = clock.get().minus(KEPT);
        while (!aging.isEmpty() && aging.getFirst().since().isBefore(horizon)) {
            Aging oldest = aging.removeFirst();
            Ref ref = oldest.event();
            Instant last = store.find(ref).map(Happening::last).orElse(Instant.MIN);
            if (last.isBefore(horizon)) {
                store.remove(Kinds.EVENT, ref.namespace(), ref.name());
                known.remove(oldest.happening(), ref);
            } else {
                aging.addLast(new Aging(oldest.happening(), ref, last));
            }
        }
    }
}
