package io.streamgate.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import io.streamgate.k8s.api.KubeApi.Watcher;
import io.streamgate.k8s.api.KubeApi.Watching;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The watches of all clients. May be used from any thread. */
final class WatchStreams {
    private final Activity activity;
    private final Executor writers;
    private final EventLines lines;
    private final Set<WatchStream> open = ConcurrentHashMap.newKeySet();

    WatchStreams(Activity activity, Executor writers, Encoder encoder) {
        this.activity = activity;
        this.writers = writers;
        this.lines = new EventLines(encoder);
    }

    /** Answers a request with a watch. */
    void open(HttpExchange exchange, Function<Watcher, Watching> watch) {
        WatchStream stream = new WatchStream(exchange, activity, writers, lines, open::remove);
        open.add(stream);
        stream.open(watch);
    }

    /** Cuts all of them off. */
    void close() {
        open.forEach(stream -> stream.end(true));
    }
}
