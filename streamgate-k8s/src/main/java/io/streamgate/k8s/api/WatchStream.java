package io.streamgate.k8s.api;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.streamgate.Scheduler;
import io.streamgate.k8s.api.KubeApi.Change;
import io.streamgate.k8s.api.KubeApi.Watcher;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watch over plain HTTP: one line of JSON an event. Events are read and delivered on the scheduler's threads, and the next
 * chunk is asked for when one is delivered, so a slow watcher holds up its own watch and nothing else of the client.
 */
final class WatchStream implements KubeApi.Watching {
    private static final Logger LOGGER = LoggerFactory.getLogger(WatchStream.class);

    private final String what;
    private final Kind kind;
    private final Json json;
    private final Lines lines = new Lines();
    private final InOrder delivery;
    /** Null once the watch is over. */
    private final AtomicReference<@Nullable Watcher> watcher;

    private volatile @Nullable AsyncBody body;

    WatchStream(String what, Kind kind, Json json, Scheduler scheduler, Watcher watcher) {
        this.what = what;
        this.kind = kind;
        this.json = json;
        this.delivery = new InOrder(task -> scheduler.after(Duration.ZERO, task));
        this.watcher = new AtomicReference<>(watcher);
    }

    /** Asks for the watch and begins to deliver; throws if it is refused. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void open(Exchange exchange, HttpRequest.Builder request) {
        Exchange.Answer answer = exchange.open(request, this::received, what);
        AsyncBody stream = answer.stream();
        if (stream == null) {
            throw answer.refusal(what, kind, json);
        }
        body = stream;
        stream.done().whenComplete((nothing, broken) -> delivery.execute(() -> over(broken)));
        stream.consume();
    }

    /** Ends a watch that outlived the time the server was given for it: its connection is dead. */
    void expire() {
        if (watcher.get() != null) {
            delivery.execute(() -> finish(Failures.noAnswer(what, "the server did not end it in time", null)));
        }
    }

    @Override
    public void close() {
        watcher.set(null);
        AsyncBody stream = body;
        if (stream != null) {
            stream.cancel();
        }
    }

    private void received(List<ByteBuffer> chunk, AsyncBody stream) {
        List<String> events = lines.take(chunk);
        if (events.isEmpty()) {
            stream.consume();
            return;
        }
        delivery.execute(() -> {
            events.forEach(this::event);
            stream.consume();
        });
    }

    private void event(String line) {
        Watcher hearer = watcher.get();
        if (hearer == null) {
            return;
        }
        Map<String, @Nullable Object> event = json.read(line);
        Resource envelope = new Resource(event == null ? Map.of() : event);
        Resource object = new Resource(envelope.map("object"));
        String type = envelope.text("type").orElse("");
        if (type.equals("ERROR")) {
            int code = object.number("code").map(Long::intValue).orElse(500);
            finish(Failures.refusal(what, kind, code, Optional.empty(), object.json()));
            return;
        }
        Change change = change(type);
        if (change == null) {
            finish(Failures.noAnswer(what, "an event that is none: type '" + StatusWords.cut(type) + "'", null));
            return;
        }
        try {
            hearer.changed(change, object);
        } catch (RuntimeException e) {
            LOGGER.error("{}: a watcher failed on {} of {}", what, change, object.name(), e);
        }
    }

    private static @Nullable Change change(String type) {
        try {
            return Change.valueOf(type.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void over(@Nullable Throwable broken) {
        if (broken != null) {
            finish(Failures.noAnswer(what, broken));
        } else {
            finish(lines.isBroken() ? Failures.noAnswer(what, "cut in the middle of an event", null) : null);
        }
    }

    private void finish(@Nullable ApiException cause) {
        Watcher hearer = watcher.getAndSet(null);
        close();
        if (hearer == null) {
            return;
        }
        try {
            hearer.ended(cause);
        } catch (RuntimeException e) {
            LOGGER.error("{}: a watcher failed on its end", what, e);
        }
    }
}
