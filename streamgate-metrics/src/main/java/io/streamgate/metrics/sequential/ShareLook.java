package io.streamgate.metrics.sequential;

import io.streamgate.Judgement;

/**
 * The verdict on a test of shares, in words.
 *
 * @param gate whose rates count
 * @param share what is watched
 */
record ShareLook(SequentialGate gate, Share share) {
    Judgement judge(ShareTest test) {
        long requests = test.canary() + test.control();
        Bounds bounds = Bounds.of(new Tally(requests, test.canary()), gate.confidence());
        String seen = "canary " + test.canary() + " of " + requests + " requests = " + Numbers.percent(bounds) + ", "
                + Numbers.of(100 * test.expected()) + " % asked for, " + Numbers.points(share.tolerance())
                + " either way tolerated; e-value " + Numbers.exp(test.logE()) + ", " + Numbers.of(1 / gate.alpha())
                + " fails";
        if (test.logE() >= -Math.log(gate.alpha())) {
            return Judgement.fail(seen).remember(test.memory());
        }
        if (requests < share.enough()) {
            return Judgement.unknown(
                            seen + "; passes with " + (share.enough() - requests) + " more requests in that share")
                    .remember(test.memory());
        }
        boolean near = Math.abs(test.seen() - test.expected()) <= share.tolerance();
        return near
                ? Judgement.pass(seen).remember(test.memory())
                : Judgement.unknown(seen + "; passes once the share comes within the tolerance")
                        .remember(test.memory());
    }
}
