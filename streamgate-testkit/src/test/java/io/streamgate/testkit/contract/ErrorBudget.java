package io.streamgate.testkit.contract;

import io.streamgate.GateView;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** A gate on a share of errors that somebody measures. */
record ErrorBudget(Supplier<OptionalDouble> measured, double most) implements HealthGate {
    @Override
    public Judgement judge(GateView view) {
        OptionalDouble share = measured.get();
        if (share.isEmpty()) {
            return Judgement.unknown("no requests yet");
        }
        return share.getAsDouble() <= most
                ? Judgement.pass()
                : Judgement.fail("errors at " + share.getAsDouble() + ", at most " + most + " may be");
    }
}
