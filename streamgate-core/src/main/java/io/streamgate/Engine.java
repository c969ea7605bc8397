package io.streamgate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ports and settings that all rollouts of a {@link StreamGate} share. */
record Engine(
        Cluster cluster,
        Journal journal,
        Lease lease,
        TrafficRouter router,
        Scheduler scheduler,
        RetryPolicy retry,
        List<RolloutListener> listeners,
        String driver,
        AtomicInteger drivers,
        Duration leaseFor,
        Duration unreachableFor) {
    private static final Logger LOGGER = LoggerFactory.getLogger("io.streamgate");

    /** A name for one more driver in this process: two drivers in one process exclude each other too. */
    String nextDriver() {
        return driver + "/" + drivers.incrementAndGet();
    }

    void tell(RolloutEvent event) {
        LOGGER.debug("{}", event);
        for (RolloutListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException e) {
                LOGGER.warn("a listener failed on {}", event, e);
            }
        }
    }
}
