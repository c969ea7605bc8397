package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stock steps: a menu for people who write a {@link DeploymentStrategy}. */
public final class Steps {
    private Steps() {}

    /** Gives a track the release's template. */
    public static Step template(Track track, String digest) {
        return new Ask("template-" + track, new Action.Retemplate(track, digest));
    }

    /** Asks for a size, and holds it from then on. */
    public static Step resize(String name, Track track, Size size) {
        return new Ask(name, new Action.Resize(track, size));
    }

    /**
     * Waits until so many pods of a track's very template are available.
     *
     * @param deadline how long there may be no progress; then it fails, with the pods' own reason
     */
    public static Step available(Track track, Size size, Duration deadline) {
        return new Available(
                "await-" + track + (size.equals(Size.FULL) ? "" : "-at-" + size.pods()), track, size, deadline);
    }

    /**
     * For what holds throughout: from when a track carries everything, it does not lose more than half of the pods that takes.
     * A version whose pods pass their probes and then die is taken back while another can still serve.
     */
    public static Step serving(Track track) {
        return new Serving("serving-" + track, track);
    }

    /** Waits, before something that cannot be taken back quickly, until a track is at full size once more. */
    public static Step confirmed(Track track, Duration deadline) {
        return new Available("confirm-" + track, track, Size.FULL, deadline);
    }

    /** Looks at a gate until it passes. */
    public static Step gate(Gate gate) {
        return new GateStep("gate-" + gate.name(), List.of(gate), Duration.ZERO);
    }

    /** Looks at gates for a while, from the beginning of the step; without gates, waits that long. */
    public static Step soak(String name, Duration duration, List<Gate> gates) {
        return gates.isEmpty() ? new Hold(name, duration, false) : new GateStep(name, List.copyOf(gates), duration);
    }

    /** Waits for a time. {@link RolloutHandle#promote} skips it. */
    public static Step hold(String name, Duration duration) {
        return new Hold(name, duration, true);
    }

    /** Waits for a time that nobody can shorten. */
    public static Step delay(String name, Duration duration) {
        return new Hold(name, duration, false);
    }

    /**
     * Waits for a person.
     *
     * @param deadline how long; then it fails
     */
    public static Step approval(String name, Duration deadline) {
        return new Approval(name, deadline);
    }

    /** Divides the traffic, and sees that it goes that way. */
    public static Step shift(String name, Route route) {
        return new Ask(name, new Action.Shift(route));
    }

    /** Makes a stock step again from {@link Step#data()}; empty for any other. */
    public static Optional<Step> from(String name, Map<String, String> data) {
        return StepData.read(name, data);
    }

    record Ask(String name, Action action) implements Step {
        /** How long what was asked for may have to wait without progress, or not be seen. */
        private static final Duration DEADLINE = Duration.ofMinutes(5);

        @Override
        public StepResult run(StepContext context) {
            StepResult result = context.ask(action);
            if (result instanceof StepResult.Again again) {
                int available = context.state().tracks().stream()
                        .mapToInt(TrackState::available)
                        .sum();
                if (context.stalledAt(available).compareTo(DEADLINE) >= 0) {
                    return StepResult.failed(
                            Reason.Kind.NOT_AVAILABLE, again.why() + ", with no progress for " + Words.of(DEADLINE));
                }
            }
            return result;
        }

        @Override
        public List<Action> asks() {
            return List.of(action);
        }

        @Override
        public String describe() {
            return action.toString();
        }

        @Override
        public Map<String, String> data() {
            return StepData.of(action);
        }
    }

    record Available(String name, Track track, Size size, Duration deadline) implements Step {
        @Override
        public StepResult run(StepContext context) {
            TrackState seen = context.state().track(track);
            int wanted = size.of(context.state().needed());
            if (seen.size() >= wanted && seen.available() >= wanted) {
                return StepResult.done();
            }
            String what = seen.available() + " of " + wanted + " pods of " + track + " are available"
                    + (seen.trouble().isEmpty() ? "" : "; " + seen.trouble());
            Duration stalled = context.stalledAt(seen.available());
            if (stalled.compareTo(deadline) >= 0) {
                return StepResult.failed(
                        Reason.Kind.NOT_AVAILABLE, what + ", with no progress for " + Words.of(stalled));
            }
            Duration left = deadline.minus(stalled);
            return StepResult.again(left.compareTo(StepResult.Again.SLOW) < 0 ? left : StepResult.Again.SLOW, what);
        }

        @Override
        public String describe() {
            return "wait until " + track + " is available at " + size + ", no longer than " + Words.of(deadline)
                    + " without progress";
        }

        @Override
        public Map<String, String> data() {
            return Map.of(
                    "type", "available", "track", track.name(), "size", "" + size.pods(), "deadline", "" + deadline);
        }
    }

    record Serving(String name, Track track) implements Step {
        @Override
        public StepResult run(StepContext context) {
            WorkloadState state = context.state();
            TrackState seen = state.track(track);
            boolean carries = state.traffic().route().share(track).equals(Weight.ALL);
            if (carries && seen.ready() * 2 < state.needed()) {
                return StepResult.failed(
                        Reason.Kind.NOT_AVAILABLE,
                        track + " carries the traffic, but only " + seen.ready() + " of " + state.needed()
                                + " pods are ready" + (seen.trouble().isEmpty() ? "" : "; " + seen.trouble()));
            }
            return StepResult.done();
        }

        @Override
        public String describe() {
            return track + " keeps at least half of its pods ready while it carries the traffic";
        }

        @Override
        public Map<String, String> data() {
            return Map.of("type", "serving", "track", track.name());
        }
    }

    record GateStep(String name, List<Gate> gates, Duration soak) implements Step {
        @Override
        public StepResult run(StepContext context) {
            Instant until = soak.isZero() ? Instant.MIN : context.since().plus(soak);
            StepResult soonest = StepResult.done();
            for (Gate gate : gates) {
                StepResult result = context.sample(gate, until);
                if (result instanceof StepResult.Failed) {
                    return result;
                }
                boolean sooner = result instanceof StepResult.Again again
                        && !(soonest instanceof StepResult.Again other
                                && other.after().compareTo(again.after()) <= 0);
                soonest = sooner ? result : soonest;
            }
            return soonest;
        }

        @Override
        public String describe() {
            return gates.stream()
                    .map(gate -> "gate " + gate.name() + " (" + gate.sampling() + ")")
                    .collect(Collectors.joining(", ", "", soak.isZero() ? "" : ", for " + Words.of(soak)));
        }

        @Override
        public Duration atLeast() {
            return soak.isZero()
                    ? gates.stream()
                            .map(Gate::sampling)
                            .map(sampling -> sampling.initialDelay()
                                    .plus(sampling.interval().multipliedBy(sampling.count() - 1L)))
                            .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b)
                    : soak;
        }
    }

    record Hold(String name, Duration duration, boolean skippable) implements Step {
        Hold {
            Checks.notNegative("duration of hold " + name, duration);
        }

        @Override
        public StepResult run(StepContext context) {
            Duration left = Duration.between(context.now(), context.since().plus(duration));
            if (left.isNegative() || left.isZero() || (skippable && context.promoted())) {
                return StepResult.done();
            }
            return StepResult.again(left, "until " + context.since().plus(duration));
        }

        @Override
        public String describe() {
            return "wait " + Words.of(duration);
        }

        @Override
        public Duration atLeast() {
            return duration;
        }

        @Override
        public Map<String, String> data() {
            return Map.of("type", skippable ? "hold" : "delay", "duration", duration.toString());
        }
    }

    record Approval(String name, Duration deadline) implements Step {
        Approval {
            Checks.positive("deadline of approval " + name, deadline);
        }

        @Override
        public StepResult run(StepContext context) {
            if (context.approved() || context.promoted()) {
                return StepResult.done();
            }
            Instant end = context.since().plus(deadline);
            if (!context.now().isBefore(end)) {
                return StepResult.failed(Reason.Kind.NOT_APPROVED, "nobody approved within " + Words.of(deadline));
            }
            return StepResult.again(Duration.between(context.now(), end), "for approval, until " + end);
        }

        @Override
        public String describe() {
            return "wait for approval, no longer than " + Words.of(deadline);
        }

        @Override
        public Map<String, String> data() {
            return Map.of("type", "approval", "deadline", deadline.toString());
        }
    }
}
