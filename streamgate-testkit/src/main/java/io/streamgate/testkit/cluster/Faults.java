package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What goes wrong between a client and the API server. The cluster's own controllers are not touched by it. May be used from
 * any thread.
 */
public final class Faults {
    private final Object lock;
    private final Watches watches;
    private final List<Rule> rules = new ArrayList<>();
    private boolean away;

    Faults(Object lock, Watches watches) {
        this.lock = lock;
        this.watches = watches;
    }

    /** A fault on the requests of a choice. */
    private static final class Rule {
        private final Predicate<Call> when;
        private final Fault fault;
        private int left;

        private Rule(Predicate<Call> when, Fault fault, int left) {
            this.when = when;
            this.fault = fault;
            this.left = left;
        }
    }

    /** From now on, every request that a condition holds for meets with a fault. Rules given first are looked at first. */
    public void on(Predicate<Call> when, Fault fault) {
        on(when, fault, Integer.MAX_VALUE);
    }

    /** The next requests that a condition holds for meet with a fault, so many of them. */
    public void on(Predicate<Call> when, Fault fault, int times) {
        synchronized (lock) {
            rules.add(new Rule(when, fault, times));
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
            watches.cut(Refusal.noAnswer("the connection was reset"));
        }
    }

    /** Has the server end the watches under way, as it does after a while. */
    public void endWatches() {
        synchronized (lock) {
            watches.end();
        }
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        synchronized (lock) {
            rules.clear();
            away = false;
        }
    }

    /** The fault that a request meets with, which is then one fewer to come. */
    Optional<Fault> meet(Call call) {
        synchronized (lock) {
            if (away) {
                return Optional.of(new Fault.RequestLost());
            }
            for (Rule rule : rules) {
                if (rule.left > 0 && rule.when.test(call)) {
                    rule.left--;
                    return Optional.of(rule.fault);
                }
            }
            return Optional.empty();
        }
    }

    static void before(Fault fault, Call call) {
        if (fault instanceof Fault.Refused refused) {
            throw new ApiException(
                    refused.code(),
                    refused.reason(),
                    call + ": the server says " + refused.code() + " " + refused.reason(),
                    refused.retryAfter().orElse(null),
                    null);
        }
        if (fault instanceof Fault.RequestLost) {
            throw Refusal.noAnswer(call + ": no answer; the request did not arrive");
        }
        if (fault instanceof Fault.Before before) {
            before.what().run();
        }
    }

    static void after(Fault fault, Call call) {
        if (fault instanceof Fault.AnswerLost) {
            throw Refusal.noAnswer(call + ": no answer; the request had arrived");
        }
        if (fault instanceof Fault.After after) {
            after.what().run();
        }
    }
}
