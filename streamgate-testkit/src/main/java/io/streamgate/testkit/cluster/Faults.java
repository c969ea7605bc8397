package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What goes wrong: between clients and the API server, with watches, and with the cluster's own components. A clock that is off is
 * set by {@link io.streamgate.testkit.time.VirtualProcess#skew}. May be used from any thread.
 */
public final class Faults {
    private final Object lock;
    private final Scheduler scheduler;
    private final Watches watches;
    private final Components components;
    private final List<OnCall> onCalls = new ArrayList<>();
    private final List<OnEvent> onEvents = new ArrayList<>();
    private boolean away;

    Faults(Object lock, Scheduler scheduler, Watches watches, Components components) {
        this.lock = lock;
        this.scheduler = scheduler;
        this.watches = watches;
        this.components = components;
        watches.lose(this::isLost);
    }

    private record OnCall(Predicate<Call> when, Fault fault, FaultRule rule) {}

    private record OnEvent(BiPredicate<Kind, Resource> when, FaultRule rule) {}

    /**
     * From now on, every request that a condition holds for meets with a fault, within the limits that are put to the rule.
     * Rules given first are looked at first, and one request meets with one fault at most.
     */
    public FaultRule on(Predicate<Call> when, Fault fault) {
        synchronized (lock) {
            FaultRule rule = rule();
            onCalls.add(new OnCall(when, fault, rule));
            return rule;
        }
    }

    /** The next requests that a condition holds for meet with a fault, so many of them. */
    public FaultRule on(Predicate<Call> when, Fault fault, int times) {
        return on(when, fault).times(times);
    }

    /**
     * A share of all requests meets with a fault, the same ones for the same seed.
     *
     * @param share from 0 to 1
     */
    public FaultRule chance(long seed, double share, Fault fault) {
        return on(call -> true, fault).chance(seed, share);
    }

    /** From now on, no watch is told of changes that a condition holds for, and nobody is told that something is missing. */
    public FaultRule loseEvents(BiPredicate<Kind, Resource> when) {
        synchronized (lock) {
            FaultRule rule = rule();
            onEvents.add(new OnEvent(when, rule));
            return rule;
        }
    }

    /** Nobody reaches the API any more: no request is answered, and all watches break. */
    public void away() {
        synchronized (lock) {
            away = true;
            watches.cut(Refusal.noAnswer("the API server is away"));
        }
    }

    /** The API can be reached again. */
    public void back() {
        synchronized (lock) {
            away = false;
        }
    }

    /** Breaks the watches under way, without a word from the server. */
    public void cutWatches() {
        synchronized (lock) {
            watches.cut(connectionReset());
        }
    }

    /** Breaks the watches of a kind that are under way, without a word from the server. */
    public void cutWatches(Kind kind) {
        synchronized (lock) {
            watches.cut(kind, connectionReset());
        }
    }

    /** Has the server end the watches under way, as it does after a while. */
    public void endWatches() {
        synchronized (lock) {
            watches.end();
        }
    }

    /**
     * Has one part of the cluster do nothing until {@link #resume}: {@code deployment-controller}, {@code kubelet}, {@code
     * kube-proxy} and so on; a name that is none of them is answered with all of them.
     */
    public void pause(String part) {
        components.get(part).pause();
    }

    /** Has a part of the cluster go on, with all that it would have done meanwhile. */
    public void resume(String part) {
        components.get(part).resume();
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        synchronized (lock) {
            onCalls.clear();
            onEvents.clear();
            away = false;
        }
        components.resumeAll();
    }

    /** The fault that a request meets with, which is then one fewer to come. */
    Optional<Fault> meet(Call call) {
        synchronized (lock) {
            if (away) {
                return Optional.of(Fault.connectionRefused());
            }
            for (OnCall one : onCalls) {
                if (one.when().test(call) && one.rule().strikes()) {
                    return Optional.of(one.fault());
                }
            }
            return Optional.empty();
        }
    }

    private boolean isLost(StoreChange change) {
        for (OnEvent one : onEvents) {
            if (one.when().test(change.kind(), change.last()) && one.rule().strikes()) {
                return true;
            }
        }
        return false;
    }

    private FaultRule rule() {
        return new FaultRule(lock, scheduler::now);
    }

    private static ApiException connectionReset() {
        return Refusal.noAnswer("the connection was reset");
    }
}
