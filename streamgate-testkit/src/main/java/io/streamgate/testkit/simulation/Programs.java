package io.streamgate.testkit.simulation;

import io.streamgate.Attempt;
import io.streamgate.JournalEntry;
import io.streamgate.RetryPolicy;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.StreamGateException;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.StreamGateHarness.Program;
import io.streamgate.testkit.guarantee.Guarantees;
import io.streamgate.testkit.time.VirtualProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The programs that drive rollouts in a simulation: they are started, they die, and somebody starts them again. */
final class Programs {
    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Duration UNREACHABLE = Duration.ofSeconds(45);

    private final StreamGateHarness harness;
    private final Guarantees guarantees;
    private final UnaryOperator<KubeApi> mutation;
    private final List<Running> running = new ArrayList<>();
    private int started;

    Programs(StreamGateHarness harness, Guarantees guarantees, UnaryOperator<KubeApi> mutation) {
        this.harness = harness;
        this.guarantees = guarantees;
        this.mutation = mutation;
    }

    /** A program and what it runs. */
    record Running(Program program, Rollout rollout, RolloutHandle handle, SimulatedApi api) {
        boolean isAlive() {
            return program.process().isAlive();
        }

        boolean isBusy() {
            return isAlive() && !handle.completion().toCompletableFuture().isDone();
        }
    }

    /** Starts a program that starts a rollout. */
    Running start(Rollout rollout) {
        SimulatedApi[] api = new SimulatedApi[1];
        Program program = guarantees.start(
                "program-" + ++started,
                (process, watched) -> {
                    api[0] = new SimulatedApi(watched, process);
                    return mutation.apply(api[0]);
                },
                builder -> builder.retry(RetryPolicy.doubling()).leaseFor(LEASE).unreachableFor(UNREACHABLE));
        RolloutHandle handle = guarantees.follow(program, program.streamGate().start(rollout));
        Running fresh = new Running(program, rollout, handle, api[0]);
        running.add(fresh);
        return fresh;
    }

    /** One of the programs that are busy; empty if none is. */
    Optional<Running> busy(int which) {
        List<Running> busy = running.stream().filter(Running::isBusy).toList();
        return busy.isEmpty() ? Optional.empty() : Optional.of(busy.get(which % busy.size()));
    }

    boolean isAnyBusy() {
        return running.stream().anyMatch(Running::isBusy);
    }

    /** Somebody starts again what a dead program ran, unless it has ended or given way. */
    void startAgain(Rollout rollout) {
        Optional<Attempt> attempt = guarantees.journal().map(JournalEntry::attempt);
        boolean due = attempt.map(seen -> !seen.ended()
                        && (rollout.supersede()
                                || seen.id().version().equals(rollout.release().version())))
                .orElse(true);
        if (due) {
            start(rollout);
        }
    }

    void act(Act act) {
        busy(act.amount()).ifPresent(one -> act(act, one));
    }

    private void act(Act act, Running one) {
        VirtualProcess process = one.program().process();
        switch (act.what()) {
            case CRASH -> process.kill();
            case CRASH_BEFORE_WRITE -> one.api().dieAtWrite(act.from(1, 16), true);
            case CRASH_AFTER_WRITE -> one.api().dieAtWrite(act.from(1, 16), false);
            case PARTITION -> one.api().partition(harness.scheduler().now().plusSeconds(act.from(1, 20)));
            case LATE_WRITE ->
                one.api()
                        .delayWrite(
                                act.from(1, 16),
                                write -> harness.scheduler().after(Duration.ofSeconds(act.from(1, 15)), () -> {
                                    try {
                                        write.accept(guarantees.afterlife(process));
                                    } catch (io.streamgate.k8s.api.ApiException e) {
                                        // Refused when it came at last: nobody is there to be told.
                                    }
                                }));
            case SECOND_DRIVER -> start(one.rollout());
            default -> throw new IllegalArgumentException(act + " is nothing that happens to a program");
        }
    }

    /** Somebody asks for something, by the program that runs or by another one. */
    void ask(Act act) {
        try {
            Optional<Running> one = busy(act.amount() / 2);
            Optional<RolloutHandle> handle = act.amount() % 2 == 0 || one.isEmpty()
                    ? one.map(Running::handle)
                    : harness.streamGate().find(one.get().rollout().workload());
            handle.ifPresent(to -> ask(act.what(), to));
        } catch (StreamGateException e) {
            // The one who asked sees that it did not work, and leaves it.
        }
    }

    private static void ask(What what, RolloutHandle handle) {
        switch (what) {
            case ABORT -> handle.abort("ann", "enough");
            case APPROVE -> handle.approve("ann");
            case PAUSE -> handle.pause("ann");
            case RESUME -> handle.resume("ann");
            default -> handle.promote("ann");
        }
    }

    /** Has those who died started again, one by one, a while after. */
    void restartTheDead(int seconds) {
        for (Running one : List.copyOf(running)) {
            if (!one.isAlive()) {
                running.remove(one);
                harness.scheduler().after(Duration.ofSeconds(seconds), () -> startAgain(one.rollout()));
            }
        }
    }

    void heal() {
        running.forEach(one -> one.api().heal());
    }
}
