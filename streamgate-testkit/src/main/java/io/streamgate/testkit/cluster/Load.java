package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.testkit.cluster.TrafficSource.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Users at work: requests at the rate of a {@link TrafficSource}, whatever comes back. A new connection goes where the proxies
 * send it, which is to what was ready a moment ago; a kept one stays with its pod for as long as that serves, and for thirty
 * seconds at most. A pod that stops without draining fails the requests it is busy with, and the next one on each connection
 * to it.
 *
 * <p>Runs on the cluster's scheduler. May be used from any thread.
 */
public final class Load {
    private static final Duration SHORTEST_TICK = Duration.ofMillis(10);
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    private final Object lock;
    private final Scheduler scheduler;
    private final TrafficSource source;
    private final Client client;
    private final SplittableRandom random;
    private final Instant begun;
    private final TreeMap<String, Tally> tallies = new TreeMap<>();
    private final Part rest = new Part(TrafficSource.REST, 1, Request.get("/"));
    private double due;
    private boolean running = true;

    Load(Object lock, Scheduler scheduler, TrafficSource source, Client client, SplittableRandom random) {
        this.lock = lock;
        this.scheduler = scheduler;
        this.source = source;
        this.client = client;
        this.random = random;
        this.begun = scheduler.now();
        schedule(rate(begun));
    }

    /** Sends no more. May be called twice. */
    public LoadReport stop() {
        synchronized (lock) {
            running = false;
            return report();
        }
    }

    /** What became of the requests so far. */
    public LoadReport report() {
        synchronized (lock) {
            client.settle(scheduler.now());
            Tally all = new Tally();
            tallies.values().forEach(all::add);
            return all.report();
        }
    }

    /**
     * What became of one part of the mix so far.
     *
     * @param part its name, or {@link TrafficSource#REST}
     */
    public LoadReport report(String part) {
        synchronized (lock) {
            if (!part.equals(TrafficSource.REST)
                    && source.mix().stream().noneMatch(one -> one.name().equals(part))) {
                throw new IllegalArgumentException("this load has no part \"" + part + "\"; it has "
                        + source.mix().stream().map(Part::name).toList() + " and " + TrafficSource.REST);
            }
            client.settle(scheduler.now());
            return tally(part).report();
        }
    }

    /** Forgets what was counted so far. */
    public void reset() {
        synchronized (lock) {
            client.settle(scheduler.now());
            tallies.values().forEach(Tally::clear);
        }
    }

    boolean isRunning() {
        return running;
    }

    /** Looks again after the time of one request at the present rate, within bounds. */
    private void schedule(double rate) {
        double between = rate > 0 ? 1e9 / rate : Double.MAX_VALUE;
        Duration tick = between > LONGEST_TICK.toNanos()
                ? LONGEST_TICK
                : between < SHORTEST_TICK.toNanos() ? SHORTEST_TICK : Duration.ofNanos((long) between);
        scheduler.after(tick, () -> tick(rate * tick.toNanos() / 1e9));
    }

    private void tick(double more) {
        synchronized (lock) {
            if (!running) {
                return;
            }
            Instant now = scheduler.now();
            schedule(rate(now));
            client.settle(now);
            for (due += more; due >= 0.999_999; due--) {
                Part part = draw();
                client.send(part.request(), tally(part.name()), now);
            }
        }
    }

    private double rate(Instant now) {
        Duration elapsed = Duration.between(begun, now);
        double rate = source.rate().perSecond(elapsed);
        if (!(rate >= 0 && rate <= 100_000)) {
            throw new IllegalArgumentException("the rate of requests to " + source.target() + " after " + elapsed
                    + " is " + rate + " per second; it must be from 0 to 100000");
        }
        return rate;
    }

    private Part draw() {
        double drawn = source.mix().isEmpty() ? 1 : random.nextDouble();
        for (Part part : source.mix()) {
            drawn -= part.share();
            if (drawn < 0) {
                return part;
            }
        }
        return rest;
    }

    private Tally tally(String part) {
        return tallies.computeIfAbsent(part, unseen -> new Tally());
    }

    @Override
    public String toString() {
        return report() + " to " + source.target() + " with " + client;
    }
}
