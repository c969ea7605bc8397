package io.streamgate.testkit.simulation;

import io.streamgate.JournalEntry;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.StreamGateException;
import io.streamgate.Workload;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.cluster.PodScript;
import io.streamgate.testkit.guarantee.Breach;
import io.streamgate.testkit.guarantee.Guarantees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** One play of a script, from the first pod to the time when nothing happens any more. */
final class World {
    private static final int VERSIONS = 8;
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration AFTERWARDS = Duration.ofSeconds(20);

    private final Script script;
    private final Strategies strategies;
    private final StreamGateHarness harness;
    private final Workload workload;
    private final Guarantees guarantees;
    private final Programs programs;
    private final Others others;
    private final Outages outages;
    private int version = 2;

    World(Script script, Strategies strategies, UnaryOperator<KubeApi> mutation) {
        this.script = script;
        this.strategies = strategies;
        this.harness =
                new StreamGateHarness(cluster -> cluster.seed(script.seed()).events(false));
        SplittableRandom random = new SplittableRandom(script.seed());
        for (int number = 2; number < VERSIONS; number++) {
            harness.cluster().image("demo:v" + number, pods(random));
        }
        this.workload = harness.blueGreen("checkout", "demo:v1", random.nextInt(1, 5));
        Release none = Release.image("app", "demo:v1");
        this.guarantees = Guarantees.of(harness, Rollout.of(workload, none, BlueGreen.defaults()));
        this.programs = new Programs(harness, guarantees, mutation);
        this.others = new Others(harness, workload);
        this.outages = new Outages(harness);
    }

    private static PodScript pods(SplittableRandom random) {
        PodScript ready = PodScript.HEALTHY.readyAfter(Duration.ofMillis(random.nextInt(300, 4_000)));
        return switch (random.nextInt(12)) {
            case 0 -> ready.neverReady();
            case 1 -> ready.crashingAfter(Duration.ofMillis(random.nextInt(500, 12_000)));
            case 2 -> ready.unpullable("manifest unknown");
            default -> ready;
        };
    }

    private Rollout rollout(int number, boolean superseding) {
        SplittableRandom random = new SplittableRandom(script.seed() * 31 + number);
        Release release = Release.image("app", "demo:v" + number);
        Rollout rollout = Rollout.of(workload, release, strategies.next(random, guarantees::watched))
                .abortDelay(Duration.ofSeconds(random.nextInt(6)))
                .undoDeadline(Duration.ofSeconds(40));
        return superseding ? rollout.superseding() : rollout;
    }

    /**
     * What came of a play.
     *
     * @param breaches the guarantees that were not kept
     * @param events of all programs
     */
    record Played(List<Breach> breaches, List<RolloutEvent> events) {}

    /** Plays to the end, or for a while after the first breach. */
    Played play() {
        Instant begun = harness.scheduler().now();
        programs.start(rollout(version, false));
        for (Act act : script.acts()) {
            until(begun.plusMillis(act.at()));
            act(act);
        }
        settle();
        if (guarantees.breaches().isEmpty()) {
            harness.scheduler().advance(AFTERWARDS);
            guarantees.over();
        }
        return new Played(guarantees.breaches(), harness.events());
    }

    private boolean isEnough() {
        List<Breach> breaches = guarantees.breaches();
        return !breaches.isEmpty()
                && harness.scheduler().now().isAfter(breaches.get(0).at().plus(PATIENCE));
    }

    private void until(Instant instant) {
        while (harness.scheduler().now().isBefore(instant) && !isEnough()) {
            Duration left = Duration.between(harness.scheduler().now(), instant);
            harness.scheduler().advance(left.compareTo(TICK) < 0 ? left : TICK);
            programs.restartTheDead(1 + (int) (script.seed() & 7));
        }
    }

    private void act(Act act) {
        switch (act.what()) {
            case ABORT, APPROVE, PAUSE, RESUME, PROMOTE -> programs.ask(act);
            case RELEASE -> programs.start(rollout(next(), false));
            case SUPERSEDE -> programs.start(rollout(next(), true));
            case CRASH, CRASH_BEFORE_WRITE, CRASH_AFTER_WRITE, PARTITION, LATE_WRITE, SECOND_DRIVER ->
                programs.act(act);
            case API_AWAY,
                    API_REFUSES,
                    REQUESTS_LOST,
                    ANSWERS_LOST,
                    CONFLICTS,
                    WATCHES_CUT,
                    WATCHES_ENDED,
                    HISTORY_GONE -> outages.act(act);
            default -> others.act(act);
        }
    }

    private int next() {
        version = Math.min(version + 1, VERSIONS - 1);
        return version;
    }

    /** Nothing goes wrong any more, and somebody sees to it that what was begun is ended. */
    private void settle() {
        outages.end();
        programs.heal();
        Instant now = harness.scheduler().now();
        Instant enough = now.plus(PATIENCE);
        Instant limit = now.plus(LONGEST);
        while (!isSettled() && harness.scheduler().now().isBefore(limit) && !isEnough()) {
            until(harness.scheduler().now().plus(TICK.multipliedBy(4)));
            if (guarantees.journal().isPresent() && !guarantees.ended()) {
                goOn(harness.scheduler().now().isBefore(enough));
            }
        }
    }

    private boolean isSettled() {
        return !programs.isAnyBusy()
                && (guarantees.ended() || guarantees.journal().isEmpty());
    }

    /** Somebody resumes what is paused; what pauses again and again is aborted in the end. */
    private void goOn(boolean patiently) {
        JournalEntry entry = guarantees.journal().orElseThrow();
        try {
            if (entry.attempt().pause().isPresent()) {
                Optional<RolloutHandle> handle = harness.streamGate().find(workload);
                handle.filter(one -> patiently).ifPresent(one -> one.resume("bob"));
                handle.filter(one -> !patiently).ifPresent(one -> one.abort("bob", "it is paused again and again"));
            }
        } catch (StreamGateException e) {
            // Tried again soon.
        }
        if (!programs.isAnyBusy()) {
            int number = Integer.parseInt(entry.attempt().id().version().substring(1));
            programs.startAgain(rollout(number, false));
        }
    }
}
