package io.streamgate.testkit.contract;

import io.streamgate.ScalingPolicy;
import io.streamgate.ScalingPolicy.ScalingView;

class RequestsPerPodTest implements ScalingPolicyContract {
    @Override
    public ScalingPolicy policy() {
        return new RequestsPerPod(100, least(), most());
    }

    @Override
    public ScalingView overloaded() {
        return Views.ofAPolicy(4, 900);
    }

    @Override
    public ScalingView idle() {
        return Views.ofAPolicy(6, 1);
    }

    @Override
    public ScalingView steady() {
        return Views.ofAPolicy(5, 480);
    }

    @Override
    public int least() {
        return 2;
    }

    @Override
    public int most() {
        return 8;
    }
}
