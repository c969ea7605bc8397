package io.streamgate.testkit.conformance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A watch under way: its events in the order in which they came. */
final class Watch implements AutoCloseable {
    private static final String END = "";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Duration patience;
    private volatile Flow.@Nullable Subscription subscription;

    private Watch(Duration patience) {
        this.patience = patience;
    }

    /** What happened to an object, or went wrong. */
    record Event(String type, Json object) {
        @Override
        public String toString() {
            return type + " " + object.name();
        }
    }

    static Watch open(HttpClient http, HttpRequest request, Duration patience) {
        Watch watch = new Watch(patience);
        try {
            var response = http.send(request, BodyHandlers.ofPublisher());
            Flow.Subscriber<List<ByteBuffer>> lines = BodySubscribers.fromLineSubscriber(watch.subscriber());
            response.body().subscribe(lines);
            if (response.statusCode() != 200) {
                String refusal = watch.lines.poll(patience.toMillis(), MILLISECONDS);
                throw new AssertionError("the watch was refused: " + response.statusCode() + " " + refusal);
            }
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Flow.Subscriber<String> subscriber() {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String line) {
                lines.add(line);
            }

            @Override
            public void onError(Throwable cause) {
                lines.add(END);
            }

            @Override
            public void onComplete() {
                lines.add(END);
            }
        };
    }

    /** The next event, waited for. */
    Event next() {
        String line = poll();
        if (line == null || line.equals(END)) {
            throw new AssertionError(line == null ? "no event within " + patience : "the watch ended");
        }
        Json event = Json.of(line);
        return new Event(event.text("type"), new Json(event.at("object")));
    }

    /** The next events in short, waited for. */
    List<String> next(int count) {
        return IntStream.range(0, count).mapToObj(i -> next().toString()).toList();
    }

    /** Whether the server ends the watch, with nothing more to tell. */
    boolean ends() {
        return END.equals(poll());
    }

    @Override
    public void close() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }

    private @Nullable String poll() {
        try {
            return lines.poll(patience.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while watching", e);
    }
}
