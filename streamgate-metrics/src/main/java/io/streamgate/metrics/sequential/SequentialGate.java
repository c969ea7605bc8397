package io.streamgate.metrics.sequential;

import static java.util.Objects.requireNonNull;

import io.streamgate.GateView;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.Judgement.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A gate of sequential tests, to be looked at as often as one likes. Fails as soon as one of them has the evidence; all of
 * them together raise a false alarm on a healthy canary with the given probability at most, however long they look.
 * Passes when every one does; until then it is Unknown, so that the gate's limit and policy decide.
 *
 * <p>The first look only reads the counters. A counter that goes back makes its arm begin anew; a look at which the weight
 * had moved since the last is not counted, since nobody knows which requests came before. What it remembers are counters
 * and sums, so being handed an older memory loses nothing but the looks between.
 *
 * @param watched what is watched; at most {@value #MOST}
 * @param falseAlarms the rate of false alarms of all together, above 0 and below 1
 * @param confidence of the bounds that a pass takes, above 0 and below 1
 * @param freshness how old counts may be; older ones are Unknown
 * @param control what the canary is compared with, for reasons: {@code stable} or {@code baseline}
 */
public record SequentialGate(
        List<Watched> watched, double falseAlarms, double confidence, Duration freshness, String control)
        implements HealthGate {
    /** How many things one gate can watch, so that its memory is never too long. */
    public static final int MOST = 6;

    /** Checks the ranges. */
    public SequentialGate {
        watched = List.copyOf(watched);
        if (watched.isEmpty() || watched.size() > MOST) {
            throw new IllegalArgumentException("a sequential gate watches " + watched.size()
                    + " things, but must watch from 1 to " + MOST + "; give the others a gate of their own");
        }
        Set<String> names = new HashSet<>();
        for (Watched each : watched) {
            if (!names.add(each.name())) {
                throw new IllegalArgumentException(
                        "a sequential gate watches two things named '" + each.name() + "'; give each its own name");
            }
        }
        Checks.range("rate of false alarms", falseAlarms, Double.MIN_VALUE, Math.nextDown(1.0));
        Checks.range("confidence", confidence, Double.MIN_VALUE, Math.nextDown(1.0));
        if (freshness.isNegative() || freshness.isZero()) {
            throw new IllegalArgumentException(
                    "the freshness of counts is " + freshness + ", but must be longer than zero");
        }
        requireNonNull(control, "control");
    }

    /** Against the stable version: one false alarm in a hundred rollouts, bounds of 95 %, counts of the last 30 s. */
    public static SequentialGate of(Watched... watched) {
        return new SequentialGate(List.of(watched), 0.01, 0.95, Duration.ofSeconds(30), "stable");
    }

    /** The same against pods of the stable template that were started at the same time as the canary's. */
    public SequentialGate againstBaseline() {
        return new SequentialGate(watched, falseAlarms, confidence, freshness, "baseline");
    }

    /** The same with other rates of error. */
    public SequentialGate erring(double newFalseAlarms, double newConfidence) {
        return new SequentialGate(watched, newFalseAlarms, newConfidence, freshness, control);
    }

    /** The same with counts of another age. */
    public SequentialGate freshness(Duration newFreshness) {
        return new SequentialGate(watched, falseAlarms, confidence, newFreshness, control);
    }

    /** The rate of false alarms that each test has for itself. */
    double alpha() {
        return falseAlarms / watched.size();
    }

    @Override
    public Judgement judge(GateView view) throws Exception {
        String[] memories = view.memory().split("\n", -1);
        List<String> reasons = new ArrayList<>();
        List<String> next = new ArrayList<>();
        Verdict verdict = Verdict.PASS;
        for (int i = 0; i < watched.size(); i++) {
            String memory = memories.length == watched.size() ? memories[i] : "";
            Judgement found = new Look(this, watched.get(i), view).judge(memory);
            verdict = worse(verdict, found.verdict());
            reasons.add(watched.get(i).name() + ": " + found.reason());
            next.add(found.memory());
        }
        return new Judgement(verdict, String.join("; ", reasons), String.join("\n", next));
    }

    private static Verdict worse(Verdict one, Verdict other) {
        if (one == Verdict.FAIL || other == Verdict.FAIL) {
            return Verdict.FAIL;
        }
        return one == Verdict.PASS ? other : one;
    }

    static void name(String name) {
        Checks.notBlank("name of what is watched", name);
        if (name.length() > 60 || !name.equals(name.strip()) || name.contains("\t") || name.contains("\n")) {
            throw new IllegalArgumentException("what is watched is named '" + name
                    + "', but must have a name of at most 60 characters in one line without tabs");
        }
    }
}
