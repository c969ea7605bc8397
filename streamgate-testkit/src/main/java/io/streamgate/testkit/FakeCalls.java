package io.streamgate.testkit;

import io.streamgate.ClusterException;
import io.streamgate.Scheduler;
import io.streamgate.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was asked of the fakes of a test, in order, and what goes wrong with it. For one thread.
 *
 * <p>Mishaps that were told first are looked at first; a call meets with one of them at most.
 */
public final class FakeCalls {
    private final Scheduler scheduler;
    private final List<FakeCall> calls = new ArrayList<>();
    private final List<Mishap> mishaps = new ArrayList<>();
    private boolean away;

    /** Nothing asked yet, and nothing to go wrong. */
    public FakeCalls(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    private static final class Mishap {
        private final Predicate<FakeCall> when;
        private final Runnable before;
        private final Runnable after;
        private int left;

        private Mishap(Predicate<FakeCall> when, Runnable before, Runnable after, int left) {
            this.when = when;
            this.before = before;
            this.after = after;
            this.left = left;
        }
    }

    /** All calls so far. */
    public List<FakeCall> all() {
        return List.copyOf(calls);
    }

    /** What was asked for that changes a workload, in words, in order. */
    public List<String> actions() {
        return calls.stream().filter(FakeCall::isAction).map(FakeCall::toString).toList();
    }

    /** The next calls of a choice fail, so many of them; nothing is done. */
    public void fail(Predicate<FakeCall> when, ClusterException.Kind kind, int times) {
        before(when, times, () -> {
            throw new ClusterException(kind, "the test wants this call to fail as " + kind, null, null);
        });
    }

    /** The next calls of a choice are done, but nobody is told: the answer is lost. */
    public void loseAnswer(Predicate<FakeCall> when, int times) {
        after(when, times, () -> {
            throw new ClusterException(
                    ClusterException.Kind.UNREACHABLE, "the test has lost the answer to this call", null, null);
        });
    }

    /** Something else happens just before the next calls of a choice, so many of them; what it throws ends the call. */
    public void before(Predicate<FakeCall> when, int times, Runnable what) {
        mishaps.add(new Mishap(when, what, () -> {}, times));
    }

    /** Something else happens just after the next calls of a choice have been done, before they are answered. */
    public void after(Predicate<FakeCall> when, int times, Runnable what) {
        mishaps.add(new Mishap(when, () -> {}, what, times));
    }

    /** From now on nobody reaches anything. */
    public void away() {
        away = true;
    }

    /** Everything can be reached again. */
    public void back() {
        away = false;
    }

    /** Makes a call: notes it, and has go wrong with it what is to go wrong. */
    <T> T call(String verb, Workload workload, String detail, Supplier<T> work) {
        FakeCall call = new FakeCall(scheduler.now(), verb, workload, detail);
        if (away) {
            throw new ClusterException(
                    ClusterException.Kind.UNREACHABLE, call + ": no answer, the test has everything away", null, null);
        }
        calls.add(call);
        Mishap mishap = mishaps.stream()
                .filter(candidate -> candidate.left > 0 && candidate.when.test(call))
                .findFirst()
                .orElse(null);
        if (mishap == null) {
            return work.get();
        }
        mishap.left--;
        mishap.before.run();
        T answer = work.get();
        mishap.after.run();
        return answer;
    }

    /** Makes a call that answers nothing. */
    void run(String verb, Workload workload, String detail, Runnable work) {
        call(verb, workload, detail, () -> {
            work.run();
            return true;
        });
    }
}
