package io.streamgate.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.KubeApi.Change;
import io.streamgate.k8s.api.KubeApi.Watcher;
import io.streamgate.k8s.api.KubeApi.Watching;
import io.streamgate.k8s.api.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A watch as a stream of lines, written in order, by one thread at a time of those that write for all watches. Told by any
 * thread, which never waits for the client.
 */
final class WatchStream implements Watcher {
    private final HttpExchange exchange;
    private final Activity activity;
    private final Executor writers;
    private final EventLines lines;
    private final Consumer<WatchStream> onClose;
    private List<byte[]> unwritten = new ArrayList<>();
    private @Nullable Watching watching;
    // Nothing is written before the headers are.
    private boolean writing = true;
    private boolean ended;
    private boolean broken;

    WatchStream(
            HttpExchange exchange,
            Activity activity,
            Executor writers,
            EventLines lines,
            Consumer<WatchStream> onClose) {
        this.exchange = exchange;
        this.activity = activity;
        this.writers = writers;
        this.lines = lines;
        this.onClose = onClose;
    }

    /** Opens the watch, and answers the request unless that is refused. */
    void open(Function<Watcher, Watching> watch) {
        Watching opened;
        try {
            opened = watch.apply(this);
        } catch (ApiException e) {
            onClose.accept(this);
            throw e;
        }
        activity.watchOpened();
        synchronized (this) {
            watching = opened;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
        } catch (IOException e) {
            abandon();
        }
        write();
    }

    @Override
    public void changed(Change change, Resource resource) {
        add(lines.of(change, resource));
    }

    @Override
    public void ended(@Nullable ApiException cause) {
        boolean cut = cause != null && cause.code() == ApiException.NO_ANSWER;
        if (cause != null && !cut) {
            add(EventLines.of(cause));
        }
        end(cut);
    }

    /** Nothing more is told. What was told before is still written, unless it is as if the connection broke. */
    void end(boolean cut) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            broken = cut;
            if (cut) {
                drop();
            }
        }
        activity.watchLost();
        startWriting();
    }

    private void add(byte[] line) {
        synchronized (this) {
            if (ended) {
                return;
            }
            unwritten.add(line);
            activity.queued();
        }
        startWriting();
    }

    private void startWriting() {
        synchronized (this) {
            if (writing) {
                return;
            }
            writing = true;
        }
        try {
            writers.execute(this::write);
        } catch (RejectedExecutionException e) {
            abandon();
        }
    }

    private void write() {
        List<byte[]> batch = next();
        while (!batch.isEmpty()) {
            try {
                OutputStream out = exchange.getResponseBody();
                for (byte[] line : batch) {
                    out.write(line);
                }
                out.flush();
            } catch (IOException e) {
                // The client has gone; it may open another watch.
                abandon();
            } finally {
                activity.written(batch.size());
            }
            batch = next();
        }
    }

    /** What is to be written next. If there is nothing, nobody writes any more; if there never will be, the stream is over. */
    private List<byte[]> next() {
        synchronized (this) {
            List<byte[]> batch = unwritten;
            unwritten = new ArrayList<>();
            writing = !batch.isEmpty();
            if (writing || !ended) {
                return batch;
            }
        }
        finish();
        return List.of();
    }

    private void finish() {
        close();
        try {
            if (!broken) {
                exchange.getResponseBody().close();
            }
        } catch (IOException e) {
            // The client has gone, which comes to the same.
        } finally {
            exchange.close();
        }
    }

    private void abandon() {
        synchronized (this) {
            ended = true;
            broken = true;
            drop();
        }
        close();
    }

    /** Takes back what was not written yet. */
    private void drop() {
        activity.written(unwritten.size());
        unwritten = new ArrayList<>();
    }

    private void close() {
        onClose.accept(this);
        Watching open;
        synchronized (this) {
            open = watching;
            watching = null;
        }
        if (open != null) {
            open.close();
        }
    }
}
