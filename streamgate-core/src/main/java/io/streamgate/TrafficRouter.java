package io.streamgate;

import java.util.List;

/**
 * One of the four policies: how traffic is sent to tracks. A router is asked, then looked at; the engine takes a shift for
 * done only when what is seen equals what was wished.
 *
 * <p>Calls block for a request or two, within the router's own time-out, and may be made again: asking for the route that is
 * there writes nothing. They are made by one thread at a time for a workload. All may throw {@link ClusterException}.
 */
public interface TrafficRouter {
    /** Asks for a route. */
    void route(Workload workload, Route route, Term term);

    /** Looks at how traffic goes. */
    Traffic observe(Workload workload, List<Track> tracks);

    /**
     * Does all that {@link #route} does short of changing anything: proves rights and admission, and warms the way. Called
     * some time before the route is due, perhaps more than once.
     */
    default void rehearse(Workload workload, Route route, Term term) {}

    /** Everything that speaks against asking for these routes; looks only. */
    default List<Finding> preflight(Workload workload, List<Route> routes) {
        return List.of();
    }

    /**
     * Whether any process can take this router's routes back from the journal alone. False for a router that lives in the
     * caller's program: an abort of such a rollout needs that program.
     */
    default boolean undoableFromJournal() {
        return false;
    }
}
