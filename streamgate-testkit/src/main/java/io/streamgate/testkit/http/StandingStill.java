package io.streamgate.testkit.http;

import io.streamgate.testkit.time.VirtualScheduler;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says so, once, when a test waits in real time for what can only come in virtual time. */
final class StandingStill implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(StandingStill.class);
    private static final long LONG = TimeUnit.SECONDS.toNanos(2);

    private final Activity activity;
    private final VirtualScheduler time;
    private final Thread owner;
    private final IntSupplier openWatches;
    private boolean said;

    StandingStill(Activity activity, VirtualScheduler time, Thread owner, IntSupplier openWatches) {
        this.activity = activity;
        this.time = time;
        this.owner = owner;
        this.openWatches = openWatches;
    }

    @Override
    public void run() {
        if (!said && activity.stillFor() > LONG && waits(owner) && openWatches.getAsInt() > 0 && time.pending() > 0) {
            said = true;
            LOGGER.warn(
                    "thread {} waits in real time, while virtual time stands still at {} with {} tasks to come; only the"
                            + " test moves it: wait by HttpCluster.await(() -> ..., limit), VirtualScheduler.runUntil or"
                            + " advance",
                    owner.getName(),
                    time.now(),
                    time.pending());
        }
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }
}
