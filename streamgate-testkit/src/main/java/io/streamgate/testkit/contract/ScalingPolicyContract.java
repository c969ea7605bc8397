package io.streamgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.ScalingPolicy;
import io.streamgate.ScalingPolicy.Scale;
import io.streamgate.ScalingPolicy.ScalingView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a {@link ScalingPolicy} must do. The views all have {@link ScalingView#replicas} within the bounds. */
public interface ScalingPolicyContract {
    /** The policy. */
    ScalingPolicy policy();

    /** A workload that has more to do than its pods can, with room below {@link #most}. */
    ScalingView overloaded();

    /** A workload that has next to nothing to do, above {@link #least}, and for so long that nothing holds it up. */
    ScalingView idle();

    /** A workload whose pods have just enough to do. */
    ScalingView steady();

    /** The fewest pods that the policy ever asks for. */
    int least();

    /** The most pods that the policy ever asks for. */
    int most();

    private static ScalingView without(ScalingView view, Map<String, Double> metrics) {
        return new ScalingView(view.now(), view.replicas(), view.ready(), metrics, view.past());
    }

    @Test
    default void asksForMoreWhenThereIsTooMuchToDo() {
        assertThat(policy().decide(overloaded()).replicas())
                .isGreaterThan(overloaded().replicas());
    }

    @Test
    default void asksForFewerWhenThereIsLittleToDo() {
        assertThat(policy().decide(idle()).replicas()).isLessThan(idle().replicas());
    }

    @Test
    default void leavesWhatIsRightAsItIs() {
        assertThat(policy().decide(steady()).replicas()).isEqualTo(steady().replicas());
    }

    @Test
    default void staysWithinItsBoundsAndSaysWhy() {
        for (ScalingView view : List.of(overloaded(), idle(), steady())) {
            Scale scale = policy().decide(view);
            assertThat(scale.replicas()).isBetween(least(), most());
            assertThat(scale.why()).isNotBlank();
        }
    }

    @Test
    default void decidesTheSameForTheSameView() {
        for (ScalingView view : List.of(overloaded(), idle(), steady())) {
            Scale first = policy().decide(view);
            policy().decide(overloaded());
            policy().decide(idle());
            assertThat(policy().decide(view)).isEqualTo(first);
        }
    }

    @Test
    default void neverAsksForFewerOnWhatCouldNotBeMeasured() {
        for (ScalingView view : List.of(overloaded(), idle(), steady())) {
            assertThat(policy().decide(without(view, Map.of())).replicas())
                    .as("nothing could be measured")
                    .isGreaterThanOrEqualTo(view.replicas());
            for (String name : view.metrics().keySet()) {
                Map<String, Double> others = new HashMap<>(view.metrics());
                others.remove(name);
                assertThat(policy().decide(without(view, others)).replicas())
                        .as("%s could not be measured", name)
                        .isGreaterThanOrEqualTo(view.replicas());
            }
        }
    }
}
