package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a driver's turns share: the ports as this rollout uses them, the templates at hand, and what was written how often. */
final class Journey {
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final Engine engine;
    private final Rollout rollout;
    private final TrafficRouter router;
    private final Notebook notebook;
    private final Looks looks;
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Written> written = new HashMap<>();
    private final Map<Track, Instant> lostTrafficAt = new HashMap<>();
    private List<Action> storedEffects = List.of();
    private boolean inDoubt;

    /** What was written last to a target, and how often in a row that very thing. */
    private record Written(String what, int times) {}

    Journey(Engine engine, Rollout rollout, Notebook notebook, Runnable wake) {
        this.engine = engine;
        this.rollout = rollout;
        this.router = rollout.router().orElse(engine.router());
        this.notebook = notebook;
        this.looks = new Looks(engine.scheduler(), wake);
    }

    Rollout rollout() {
        return rollout;
    }

    TrafficRouter router() {
        return router;
    }

    Looks looks() {
        return looks;
    }

    void tell(RolloutEvent event) {
        engine.tell(event);
    }

    WorkloadState observe() {
        Workload workload = rollout.workload();
        List<Track> tracks = rollout.strategy().tracks();
        WorkloadState state = new WorkloadState(
                workload, engine.cluster().observe(workload, tracks), router.observe(workload, tracks));
        Instant now = engine.scheduler().now();
        for (Track track : tracks) {
            if (state.traffic().mostOf(track).equals(Weight.NONE)) {
                lostTrafficAt.putIfAbsent(track, now);
            } else {
                lostTrafficAt.remove(track);
            }
        }
        return state;
    }

    /**
     * How long a track must keep its pods because it has lost its traffic only just, for all that this process knows: what
     * sends traffic learns of a change later than the one who looks.
     */
    Optional<Duration> draining(Action wish, WorkloadState state, Instant now) {
        if (!(wish instanceof Action.Resize resize)) {
            return Optional.empty();
        }
        TrackState seen = state.track(resize.track());
        Instant lost = lostTrafficAt.get(resize.track());
        boolean shrinks = resize.size().of(state.needed()) < seen.size() && seen.ready() > 0;
        return Optional.ofNullable(lost)
                .filter(at -> shrinks)
                .map(at -> Duration.between(now, at.plus(DRAIN)))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    void store() {
        notebook.store();
        storedEffects = notebook.attempt().effects();
    }

    /** The effects that are on the journal for certain. */
    List<Action> storedEffects() {
        return storedEffects;
    }

    /** Has a template at hand for {@link #act}. */
    void keep(Track track, Template template) {
        templates.put(track + "/" + template.digest(), template);
    }

    /** How often this has been written in a row, if it is written once more. */
    int reverts(Action action, WorkloadState state) {
        Written last = written.get(action.target());
        return last != null && last.what().equals(exactly(action, state)) ? last.times() : 0;
    }

    /** Makes a change. Until it is answered it is in doubt, and may be made at any time. */
    void act(Action action, WorkloadState state, Term term) {
        try {
            write(action, state, term);
        } catch (ClusterException e) {
            inDoubt |= e.kind() == ClusterException.Kind.UNREACHABLE;
            throw e;
        }
        written.put(action.target(), new Written(exactly(action, state), reverts(action, state) + 1));
        tell(new RolloutEvent.Acted(notebook.attempt().id(), engine.scheduler().now(), action));
    }

    /**
     * Whether a write of this driver has got no answer, so that it may still be under way. Only a later term, stamped on all
     * objects, keeps it from landing when it is not wanted any more.
     */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** A later term is stamped on all objects: what was under way cannot land any more. */
    void settled() {
        inDoubt = false;
    }

    private void write(Action action, WorkloadState state, Term term) {
        Workload workload = rollout.workload();
        if (action instanceof Action.Shift shift) {
            router.route(workload, shift.route(), term);
        } else if (action instanceof Action.Resize resize) {
            engine.cluster().resize(workload, resize.track(), resize.size().of(state.needed()), term);
        } else if (action instanceof Action.Retemplate retemplate) {
            engine.cluster().retemplate(workload, retemplate.track(), template(retemplate), term);
        }
    }

    private static String exactly(Action action, WorkloadState state) {
        return action instanceof Action.Resize resize ? "" + resize.size().of(state.needed()) : action.toString();
    }

    private Template template(Action.Retemplate action) {
        @Nullable Template known = templates.get(action.track() + "/" + action.digest());
        if (known != null) {
            return known;
        }
        Facts facts = notebook.attempt().facts();
        Optional<Kept> kept = facts.tracks().stream()
                .map(Facts.TrackFact::kept)
                .filter(candidate -> candidate.digest().equals(action.digest()))
                .reduce((a, b) -> a.track().equals(action.track()) ? a : b);
        Template template = kept.isPresent()
                ? engine.cluster().kept(rollout.workload(), kept.get(), action.track())
                : engine.cluster()
                        .render(
                                rollout.workload(),
                                rollout.release(),
                                facts.track(facts.live()).kept(),
                                action.track());
        keep(action.track(), template);
        return template;
    }

    /** Pauses on behalf of a gate. */
    void pause(String by, String why) {
        Attempt attempt = notebook.attempt();
        if (attempt.pause().isEmpty()) {
            Command pause = new Command(
                    Command.Kind.PAUSE,
                    attempt.id().attempt(),
                    "",
                    by,
                    engine.scheduler().now(),
                    why);
            notebook.change(current -> current.paused(Optional.of(pause)).answer(pause));
            tell(new RolloutEvent.Answered(attempt.id(), pause.at(), pause));
        }
    }
}
