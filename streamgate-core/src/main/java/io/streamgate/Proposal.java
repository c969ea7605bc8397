package io.streamgate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rollout would be, found out without writing anything.
 *
 * @param facts what there is now
 * @param plan what would be done
 * @param template what the release makes of the live template
 * @param findings what speaks against it
 * @param unchanged whether the live track has that very template already
 * @param term the highest term that is stamped anywhere
 */
record Proposal(Facts facts, Plan plan, Template template, List<Finding> findings, boolean unchanged, long term) {
    static Proposal make(Engine engine, Rollout rollout, Optional<JournalEntry> stored) {
        Workload workload = rollout.workload();
        DeploymentStrategy strategy = rollout.strategy();
        TrafficRouter router = rollout.router().orElse(engine.router());
        List<Finding> findings = new ArrayList<>(engine.cluster().preflight(rollout, strategy.tracks()));
        throwIfRefused(workload, findings);
        WorkloadState state = new WorkloadState(
                workload,
                engine.cluster().observe(workload, strategy.tracks()),
                router.observe(workload, strategy.tracks()));
        Track live = state.live();
        Track target = strategy.target(state);
        Kept base = state.track(live).kept();
        Template template = engine.cluster().render(workload, rollout.release(), base, target);
        Facts facts = new Facts(state.traffic().route(), live, target, before(state, stored), template.digest());
        Plan plan = strategy.plan(new DeploymentStrategy.RolloutView(rollout, facts));
        List<Route> routes = plan.steps().stream()
                .flatMap(step -> step.asks().stream())
                .filter(Action.Shift.class::isInstance)
                .map(action -> ((Action.Shift) action).route())
                .toList();
        findings.addAll(router.preflight(workload, routes));
        List<Finding> judged = findings.stream()
                .map(finding -> rollout.refusing().contains(finding.code()) ? finding.asRefusal() : finding)
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        boolean unchanged = !target.equals(live) && base.digest().equals(template.digest());
        long term = Stream.concat(
                        state.tracks().stream().map(TrackState::term),
                        stored.map(entry -> entry.attempt().term().number()).stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return new Proposal(facts, plan, template, judged, unchanged, term);
    }

    /** The tracks as they are; where a superseded rollout had begun to change one, as they were before that. */
    private static List<Facts.TrackFact> before(WorkloadState state, Optional<JournalEntry> stored) {
        Optional<Facts> superseded = stored.map(JournalEntry::attempt)
                .filter(attempt ->
                        attempt.place() instanceof Place.Ended ended && ended.outcome() instanceof Outcome.Superseded)
                .map(Attempt::facts)
                .filter(facts -> facts.live().equals(state.live()));
        return state.tracks().stream()
                .map(track -> track.track().equals(state.live()) || superseded.isEmpty()
                        ? new Facts.TrackFact(track.kept(), atRest(track, state))
                        : superseded.get().track(track.track()))
                .toList();
    }

    /** A track that carries nothing is at rest at 0, however warm it still is. */
    private static int atRest(TrackState track, WorkloadState state) {
        return state.traffic().is(Route.all(state.live())) && !track.track().equals(state.live()) ? 0 : track.size();
    }

    void throwIfRefused(Workload workload) {
        throwIfRefused(workload, findings);
    }

    private static void throwIfRefused(Workload workload, List<Finding> findings) {
        List<Finding> refusals = findings.stream().filter(Finding::isRefusal).toList();
        if (!refusals.isEmpty()) {
            throw new RolloutRefusedException(workload, refusals);
        }
    }

    /** The first attempt's entry, or the next one's after another. */
    JournalEntry begin(
            Rollout rollout, Optional<JournalEntry> stored, boolean undoable, Term term, java.time.Instant now) {
        int number = stored.map(entry -> entry.attempt().id().attempt() + 1).orElse(1);
        Attempt attempt = new Attempt(
                new RolloutId(rollout.workload(), rollout.release().version(), number),
                List.of(rollout.workload()),
                rollout.release().toString(),
                facts,
                plan.steps().stream().map(Attempt.PlannedStep::of).toList(),
                plan.throughout().stream().map(Attempt.PlannedStep::of).toList(),
                undoable,
                now,
                new Place.Forward(0),
                Progress.begun(now),
                plan.soon(0),
                new java.util.TreeMap<>(),
                Optional.empty(),
                List.of(),
                term);
        return new JournalEntry(
                attempt, List.of(), stored.map(JournalEntry::history).orElse(List.of()));
    }
}
