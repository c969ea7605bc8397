package io.streamgate.testkit.contract;

import io.streamgate.GateView;
import io.streamgate.HealthGate;
import java.util.OptionalDouble;

class ErrorBudgetTest implements HealthGateContract {
    private OptionalDouble share = OptionalDouble.empty();

    @Override
    public HealthGate gate() {
        return new ErrorBudget(() -> share, 0.01);
    }

    @Override
    public GateView well() {
        share = OptionalDouble.of(0);
        return Views.ofAGate();
    }

    @Override
    public GateView ill() {
        share = OptionalDouble.of(0.5);
        return Views.ofAGate();
    }

    @Override
    public GateView blind() {
        share = OptionalDouble.empty();
        return Views.ofAGate();
    }
}
