package io.streamgate.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.KubeApi.Change;
import io.streamgate.k8s.api.KubeApi.Watcher;
import io.streamgate.k8s.api.KubeApi.Watching;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.Selection;
import io.streamgate.testkit.cluster.Verbs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A watch as a stream of lines: what the watcher is told is written by the thread of the request. */
final class WatchStream implements Watcher {
    private static final int LONGEST_SECONDS = 3600;

    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
    private final boolean bookmarks;

    private WatchStream(boolean bookmarks) {
        this.bookmarks = bookmarks;
    }

    /** A line to write; none if the stream is over. */
    private record Event(@Nullable String line, boolean broken) {}

    static void serve(HttpExchange exchange, Verbs verbs, Selection selection, Query query) throws IOException {
        WatchStream stream = new WatchStream(query.isTrue("allowWatchBookmarks"));
        int seconds = query.text("timeoutSeconds").isEmpty()
                ? LONGEST_SECONDS
                : Integer.parseInt(query.text("timeoutSeconds"));
        Watching watching = verbs.watch(selection, query.text("resourceVersion"), stream);
        try {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.flush();
            boolean broken = stream.write(out, seconds);
            if (!broken) {
                out.close();
            }
        } finally {
            watching.close();
        }
    }

    @Override
    public void changed(Change change, Resource resource) {
        if (change != Change.BOOKMARK || bookmarks) {
            queue.add(new Event(line(change.name(), resource.json()), false));
        }
    }

    @Override
    public void ended(@Nullable ApiException cause) {
        if (cause != null && cause.code() != ApiException.NO_ANSWER) {
            queue.add(new Event(line("ERROR", Json.failure(cause)), false));
        }
        queue.add(new Event(null, cause != null && cause.code() == ApiException.NO_ANSWER));
    }

    /** Writes until the watch is over. Answers whether it broke, rather than ended. */
    private boolean write(OutputStream out, int seconds) throws IOException {
        while (true) {
            Event event = next(seconds);
            if (event == null || event.line() == null) {
                return event != null && event.broken();
            }
            out.write(event.line().getBytes(StandardCharsets.UTF_8));
            if (queue.isEmpty()) {
                out.flush();
            }
        }
    }

    private @Nullable Event next(int seconds) {
        try {
            return queue.poll(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String line(String type, Object object) {
        return Json.text(Map.of("type", type, "object", object)) + "\n";
    }
}
