package io.streamgate.testkit.contract;

import io.streamgate.ScalingPolicy;
import java.time.Duration;

/** A policy of so many requests a second to a pod. */
record RequestsPerPod(double each, int least, int most) implements ScalingPolicy {
    @Override
    public Scale decide(ScalingView view) {
        Double requests = view.metrics().get("requests");
        if (requests == null) {
            return new Scale(view.replicas(), view.replicas(), "requests could not be measured", Duration.ZERO);
        }
        int wanted = (int) Math.ceil(requests / each);
        return new Scale(Math.min(most, Math.max(least, wanted)), wanted, requests + " requests/s", Duration.ZERO);
    }
}
