package io.streamgate.testkit.cluster;

import java.time.Duration;
import java.util.List;

/** One proxy that users reach. It goes by what it heard a while ago. Whoever calls holds the cluster's lock. */
final class Proxy {
    private final Duration delay;
    private RoutingTable table;
    private int turn;

    Proxy(Duration delay, RoutingTable table) {
        this.delay = delay;
        this.table = table;
    }

    Duration delay() {
        return delay;
    }

    RoutingTable table() {
        return table;
    }

    /** The next of some pods, in turn. */
    String next(List<String> addresses) {
        turn = (turn + 1) % addresses.size();
        return addresses.get(turn);
    }

    void hear(RoutingTable newer) {
        table = newer;
    }
}
