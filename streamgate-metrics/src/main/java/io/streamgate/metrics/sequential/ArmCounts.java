package io.streamgate.metrics.sequential;

import io.streamgate.GateView;

/** Where the counts of both arms come from. */
@FunctionalInterface
public interface ArmCounts {
    /**
     * The counters as they stand. May block as long as a look of the gate may.
     *
     * @throws Exception taken as Unknown by the engine
     */
    Reading read(GateView view) throws Exception;
}
