package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The eleven autoscaler checks as tests. Implement it to have them run against a cluster of your own:
 *
 * <pre>{@code
 * class CheckoutIsSetUp implements HpaInfrastructureContract {
 *     public Infrastructure infrastructure() {
 *         return Infrastructure.of(Fabric8Api.of(client), new Workload("shop", "checkout"));
 *     }
 * }
 * }</pre>
 */
public interface HpaInfrastructureContract {
    /** What is checked; asked once for each test. */
    Infrastructure infrastructure();

    /** {@link Check#HP_01}. */
    @Test
    @DisplayName("HP-01 the HPA exists, autoscaling/v2")
    default void theAutoscalerExists() {
        assertThat(infrastructure()).passes(Check.HP_01);
    }

    /** {@link Check#HP_02}. */
    @Test
    @DisplayName("HP-02 a cpu Utilization metric, target 70")
    default void itScalesByCpu() {
        assertThat(infrastructure()).passes(Check.HP_02);
    }

    /** {@link Check#HP_03}. */
    @Test
    @DisplayName("HP-03 a memory Utilization metric, target 75")
    default void itScalesByMemory() {
        assertThat(infrastructure()).passes(Check.HP_03);
    }

    /** {@link Check#HP_04}. */
    @Test
    @DisplayName("HP-04 minReplicas >= 3")
    default void itKeepsEnoughPods() {
        assertThat(infrastructure()).passes(Check.HP_04);
    }

    /** {@link Check#HP_05}. */
    @Test
    @DisplayName("HP-05 maxReplicas >= 10, and above minReplicas")
    default void itMayAddEnoughPods() {
        assertThat(infrastructure()).passes(Check.HP_05);
    }

    /** {@link Check#HP_06}. */
    @Test
    @DisplayName("HP-06 scale-up stabilization window 0, and policies that allow at least doubling in 30 s")
    default void itMayDoubleQuickly() {
        assertThat(infrastructure()).passes(Check.HP_06);
    }

    /** {@link Check#HP_07}. */
    @Test
    @DisplayName("HP-07 scale-down stabilization window >= 300 s")
    default void itWaitsBeforeItShrinks() {
        assertThat(infrastructure()).passes(Check.HP_07);
    }

    /** {@link Check#HP_08}. */
    @Test
    @DisplayName("HP-08 the target is the live track's Deployment, it exists, and no other HPA targets it")
    default void itAloneTargetsTheLiveTrack() {
        assertThat(infrastructure()).passes(Check.HP_08);
    }

    /** {@link Check#HP_09}. */
    @Test
    @DisplayName("HP-09 status: AbleToScale and ScalingActive are True, current and desired replicas"
            + " are set and within the bounds")
    default void itWorks() {
        assertThat(infrastructure()).passes(Check.HP_09);
    }

    /** {@link Check#HP_10}. */
    @Test
    @DisplayName("HP-10 the request-rate metric is there and has a current value")
    default void itSeesTheRequestRate() {
        assertThat(infrastructure()).passes(Check.HP_10);
    }

    /** {@link Check#HP_11}. */
    @Test
    @DisplayName("HP-11 the canary's HPA exists, min >= 1, max >= 5, target the canary's Deployment")
    default void theCanaryHasItsOwn() {
        assertThat(infrastructure()).passes(Check.HP_11);
    }
}
