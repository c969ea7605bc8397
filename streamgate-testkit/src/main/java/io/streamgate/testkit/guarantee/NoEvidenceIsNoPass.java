package io.streamgate.testkit.guarantee;

import io.streamgate.Gate;
import io.streamgate.Judgement;
import io.streamgate.RolloutEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A step that looked at gates is left behind only if a look of each passed and the last one could tell, in the very program that
 * goes on: a resumed one must look afresh. Failures that a gate may have are its own business. Where the gates themselves are watched, what they answered counts, not what was made of it.
 *
 * <p>A gate that is declared to pass when unknown for too long ({@link io.streamgate.Sampling.OnUnknown#PASS}) is a breach of
 * this; leave this guarantee out where that is wanted.
 */
final class NoEvidenceIsNoPass implements Check {
    private static final String GATE_STEP = "gate-";

    private final Breaches breaches;
    private final Map<Life, Map<String, List<Judgement.Verdict>>> looks = new HashMap<>();
    private final Map<String, Judgement.Verdict> answers = new HashMap<>();

    NoEvidenceIsNoPass(Breaches breaches) {
        this.breaches = breaches;
    }

    /** The same gate; what it answers is noted. */
    Gate watched(Gate gate) {
        return new Gate(
                gate.name(),
                view -> {
                    answers.put(gate.name(), Judgement.Verdict.UNKNOWN);
                    Judgement judgement = gate.check().judge(view);
                    answers.put(gate.name(), judgement.verdict());
                    return judgement;
                },
                gate.sampling());
    }

    @Override
    public void told(RolloutEvent event, Life by) {
        Map<String, List<Judgement.Verdict>> seen = looks.computeIfAbsent(by, unseen -> new TreeMap<>());
        if (event instanceof RolloutEvent.Resumed
                || event instanceof RolloutEvent.Started
                || event instanceof RolloutEvent.StepStarted) {
            seen.clear();
        } else if (event instanceof RolloutEvent.Judged judged) {
            Judgement.Verdict heard = judged.judgement().verdict();
            Judgement.Verdict answered = answers.getOrDefault(judged.gate(), heard);
            seen.computeIfAbsent(judged.gate(), unseen -> new ArrayList<>())
                    .add(heard == answered ? heard : Judgement.Verdict.UNKNOWN);
        } else if (event instanceof RolloutEvent.StepFinished finished) {
            left(finished, seen, by);
            seen.clear();
        }
    }

    private void left(RolloutEvent.StepFinished step, Map<String, List<Judgement.Verdict>> seen, Life by) {
        if (step.step().startsWith(GATE_STEP)) {
            seen.putIfAbsent(step.step().substring(GATE_STEP.length()), List.of());
        }
        seen.forEach((gate, verdicts) -> {
            boolean unknown = verdicts.isEmpty() || verdicts.get(verdicts.size() - 1) == Judgement.Verdict.UNKNOWN;
            if (unknown || !verdicts.contains(Judgement.Verdict.PASS)) {
                breaches.add(
                        Guarantee.NO_EVIDENCE_IS_NO_PASS,
                        by + " left step " + step.step() + " behind, but gate " + gate + " answered " + verdicts);
            }
        });
    }
}
