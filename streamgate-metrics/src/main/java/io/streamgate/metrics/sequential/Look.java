package io.streamgate.metrics.sequential;

import io.streamgate.GateView;
import io.streamgate.Judgement;
import java.time.Duration;
import java.util.Optional;

/**
 * One look at one thing that is watched: from counters to what was counted since the last look, and to a verdict.
 *
 * @param gate whose rates count
 * @param watched what is looked at
 * @param view what the gate was shown
 */
record Look(SequentialGate gate, Watched watched, GateView view) {
    Judgement judge(String memory) throws Exception {
        Reading reading = watched.source().read(view);
        if (reading instanceof Reading.Counted now) {
            String unusable = unusable(now);
            return unusable.isEmpty()
                    ? counted(now, memory)
                    : Judgement.unknown(unusable).remember(memory);
        }
        return Judgement.unknown("no data: " + ((Reading.Missing) reading).why())
                .remember(memory);
    }

    private String unusable(Reading.Counted now) {
        String counters = ": the canary's counters are at " + now.canary() + ", those of " + gate.control() + " at "
                + now.control();
        if (!now.canary().isNumber() || !now.control().isNumber()) {
            return "not a number" + counters;
        }
        if (now.canary().bad() > now.canary().requests()
                || now.control().bad() > now.control().requests()) {
            return "more bad answers than answers" + counters;
        }
        Duration age = Duration.between(now.at(), view.now());
        return age.compareTo(gate.freshness()) > 0
                ? "stale: the newest counts are " + age.toSeconds() + " s old, at most "
                        + gate.freshness().toSeconds() + " s are allowed"
                : "";
    }

    private Judgement counted(Reading.Counted now, String memory) {
        int percent = view.share().percent();
        Optional<Past> known = Past.of(memory, watched.name());
        if (known.isEmpty()) {
            return Judgement.unknown("counts from now on")
                    .remember(Past.at(watched.name(), percent, now, "").memory());
        }
        Past past = known.get();
        if (now.canary().outOfStepWith(past.canary()) || now.control().outOfStepWith(past.control())) {
            return Judgement.unknown(
                            "more bad answers than answers since the last look; waits for the counters to agree")
                    .remember(memory);
        }
        boolean moved = past.percent() != percent;
        Tally canary = moved ? Tally.NONE : now.canary().since(past.canary());
        Tally control = moved ? Tally.NONE : now.control().since(past.control());
        Judgement found = watched instanceof Harm harm
                ? new HarmLook(gate, harm).judge(harmTest(past).look(percent, canary, control))
                : shared((Share) watched, past, percent, canary.requests(), control.requests());
        boolean anew =
                now.canary().beganAnewSince(past.canary()) || now.control().beganAnewSince(past.control());
        String reason = found.reason() + (anew ? "; a counter began anew" : "");
        return new Judgement(
                found.verdict(),
                reason,
                Past.at(watched.name(), percent, now, found.memory()).memory());
    }

    private static HarmTest harmTest(Past past) {
        return past.test().isEmpty() ? HarmTest.START : HarmTest.of(past.test());
    }

    /** A weight that the router has not been seen to follow yet says nothing about whether it will. */
    private Judgement shared(Share share, Past past, int percent, long canary, long control) {
        double expected = share.even() ? 0.5 : percent / 100.0;
        ShareTest before =
                past.test().isEmpty() ? ShareTest.expecting(expected, share.tolerance()) : ShareTest.of(past.test());
        boolean settled = view.state().traffic().settled();
        return new ShareLook(gate, share).judge(before.look(expected, settled ? canary : 0, settled ? control : 0));
    }
}
