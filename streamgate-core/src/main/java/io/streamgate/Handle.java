package io.streamgate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one handle there is, on a rollout that this process or another one drives. */
final class Handle implements RolloutHandle {
    private final Workload workload;
    private final CompletableFuture<Outcome> completion;
    private final Controls controls;

    Handle(Workload workload, CompletableFuture<Outcome> completion, Controls controls) {
        this.workload = workload;
        this.completion = completion;
        this.controls = controls;
    }

    @Override
    public Workload workload() {
        return workload;
    }

    @Override
    public CompletionStage<Outcome> completion() {
        return completion.minimalCompletionStage();
    }

    @Override
    public Outcome await() throws InterruptedException {
        try {
            return completion.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    @Override
    public Outcome await(Duration atMost) throws InterruptedException, TimeoutException {
        try {
            return completion.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }

    @Override
    public Optional<RolloutStatus> status() {
        return controls.status();
    }

    @Override
    public void pause(String by) {
        controls.command(Command.Kind.PAUSE, by, "");
    }

    @Override
    public void resume(String by) {
        controls.command(Command.Kind.RESUME, by, "");
    }

    @Override
    public void approve(String by) {
        controls.command(Command.Kind.APPROVE, by, "");
    }

    @Override
    public void promote(String by) {
        controls.command(Command.Kind.PROMOTE, by, "");
    }

    @Override
    public void abort(String by, String why) {
        controls.command(Command.Kind.ABORT, by, why);
    }

    @Override
    public RolloutHandle retry() {
        return controls.retry();
    }
}
