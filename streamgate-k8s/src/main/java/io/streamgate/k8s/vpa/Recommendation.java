package io.streamgate.k8s.vpa;

import java.util.function.UnaryOperator;

/**
 * What one container should request.
 *
 * @param target what it should
 * @param lower below this it is given the target
 * @param upper above this it is given the target
 * @param uncapped the target before the policy
 */
public record Recommendation(Amounts target, Amounts lower, Amounts upper, Amounts uncapped) {
    /** The same with target and bounds changed. */
    Recommendation map(UnaryOperator<Amounts> change) {
        return new Recommendation(change.apply(target), change.apply(lower), change.apply(upper), uncapped);
    }
}
