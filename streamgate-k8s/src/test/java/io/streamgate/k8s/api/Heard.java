package io.streamgate.k8s.api;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A watcher that keeps what it hears as words, to be waited for. */
final class Heard implements KubeApi.Watcher {
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    volatile Runnable then = () -> {};

    @Override
    public void changed(KubeApi.Change change, Resource resource) {
        queue.add(change + " " + resource.name());
        then.run();
    }

    @Override
    public void ended(@Nullable ApiException cause) {
        queue.add("ended " + (cause == null ? null : cause.getMessage()));
    }

    @Nullable
    String next() throws InterruptedException {
        return within(10, TimeUnit.SECONDS);
    }

    @Nullable
    String within(long time, TimeUnit unit) throws InterruptedException {
        return queue.poll(time, unit);
    }

    boolean isSilent() {
        try {
            return within(200, TimeUnit.MILLISECONDS) == null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
