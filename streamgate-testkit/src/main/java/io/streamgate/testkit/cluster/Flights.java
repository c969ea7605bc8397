package io.streamgate.testkit.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Requests that pods are busy answering. Whoever calls holds the cluster's lock. */
final class Flights {
    private final PriorityQueue<Flight> underWay = new PriorityQueue<>();
    private long started;

    /** One request. */
    private record Flight(Instant due, long order, Instant sent, RunningPod pod, String error, Tally tally)
            implements Comparable<Flight> {
        @Override
        public int compareTo(Flight other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }

        void land() {
            if (pod.isBrokenBetween(sent, due)) {
                tally.failed("connection reset", due);
            } else if (error.isEmpty()) {
                tally.served(pod, Duration.between(sent, due));
            } else {
                tally.failed(error, due);
            }
        }
    }

    /**
     * A pod has got a request.
     *
     * @param due when it will have answered, if nothing happens to it
     * @param error what it will answer, if not well
     */
    void start(RunningPod pod, Instant now, Instant due, String error, Tally tally) {
        Flight flight = new Flight(due, started++, now, pod, error, tally);
        if (due.isAfter(now)) {
            underWay.add(flight);
        } else {
            flight.land();
        }
    }

    /** Counts those that have been answered by now. */
    void settle(Instant now) {
        while (!underWay.isEmpty() && !underWay.peek().due().isAfter(now)) {
            underWay.remove().land();
        }
    }
}
