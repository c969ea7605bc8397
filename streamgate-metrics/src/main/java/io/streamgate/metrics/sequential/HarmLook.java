package io.streamgate.metrics.sequential;

import io.streamgate.Judgement;

/**
 * The verdict on a test for harm, with everything that it rests on in words.
 *
 * @param gate whose rates count
 * @param harm what is watched
 */
record HarmLook(SequentialGate gate, Harm harm) {
    Judgement judge(HarmTest test) {
        Bounds canary = Bounds.of(test.canary(), gate.confidence());
        Bounds control = Bounds.of(test.control(), gate.confidence());
        Bounds worse = canary.minus(control);
        String seen = "canary " + test.canary() + " = " + Numbers.percent(canary) + ", " + gate.control() + " "
                + test.control() + " = " + Numbers.percent(control) + ", worse by " + Numbers.points(worse)
                + "; e-value "
                + Numbers.exp(test.logE()) + ", " + Numbers.of(1 / gate.alpha()) + " fails";
        if (test.logE() >= -Math.log(gate.alpha())) {
            return Judgement.fail(seen).remember(test.memory());
        }
        boolean enough =
                test.canary().requests() >= harm.enough() && test.control().requests() > 0;
        if (enough && worse.upper() <= harm.margin()) {
            return Judgement.pass(seen + "; within the margin of " + Numbers.points(harm.margin()))
                    .remember(test.memory());
        }
        return Judgement.unknown(seen + "; " + toFail(test) + ", " + toPass(test, worse))
                .remember(test.memory());
    }

    private String toFail(HarmTest test) {
        long bad = test.badToFail(gate.alpha());
        return bad == Long.MAX_VALUE
                ? "cannot fail while " + gate.control() + " has no traffic"
                : "fails with " + bad + " more bad ones from the canary alone";
    }

    private String toPass(HarmTest test, Bounds worse) {
        if (test.control().requests() == 0) {
            return "cannot pass while " + gate.control() + " has no traffic";
        }
        String margin = "the margin of " + Numbers.points(harm.margin());
        if (worse.estimate() >= harm.margin()) {
            return "cannot pass while it is worse by " + margin + " or more";
        }
        long needed = Math.max(harm.enough(), shownFrom(test)) - test.canary().requests();
        return "passes " + margin + " with about " + Math.max(1, needed) + " more canary requests like these";
    }

    /** How many canary requests in all, at the rates seen, it takes for the bound to be within the margin. */
    private long shownFrom(HarmTest test) {
        double times = 1;
        while (times < 1e6 && bound(test, times) > harm.margin()) {
            times *= 1.25;
        }
        return Math.round(Math.max(1, test.canary().requests()) * times);
    }

    private double bound(HarmTest test, double times) {
        return Bounds.ofDifference(scaled(test.canary(), times), scaled(test.control(), times), gate.confidence())
                .upper();
    }

    private static Tally scaled(Tally tally, double times) {
        long requests = Math.round(Math.max(1, tally.requests()) * times);
        return new Tally(requests, Math.min(requests, Math.round(tally.bad() * times)));
    }
}
