package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The thirteen blue-green checks as tests. Implement it to have them run against a cluster of your own:
 *
 * <pre>{@code
 * class CheckoutIsSetUp implements BlueGreenInfrastructureContract {
 *     public Infrastructure infrastructure() {
 *         return Infrastructure.of(Fabric8Api.of(client), new Workload("shop", "checkout"));
 *     }
 * }
 * }</pre>
 */
public interface BlueGreenInfrastructureContract {
    /** What is checked; asked once for each test. */
    Infrastructure infrastructure();

    /** {@link Check#BG_01}. */
    @Test
    @DisplayName("BG-01 both Deployments exist")
    default void bothDeploymentsExist() {
        assertThat(infrastructure()).passes(Check.BG_01);
    }

    /** {@link Check#BG_02}. */
    @Test
    @DisplayName("BG-02 the two track Services exist")
    default void theTrackServicesExist() {
        assertThat(infrastructure()).passes(Check.BG_02);
    }

    /** {@link Check#BG_03}. */
    @Test
    @DisplayName("BG-03 the active Service exists, of type LoadBalancer")
    default void theActiveServiceExistsAndIsOfItsType() {
        assertThat(infrastructure()).passes(Check.BG_03);
    }

    /** {@link Check#BG_04}. */
    @Test
    @DisplayName("BG-04 the live track's Deployment is fully ready: ready = updated = available ="
            + " desired, observedGeneration is current")
    default void theLiveTrackIsFullyReady() {
        assertThat(infrastructure()).passes(Check.BG_04);
    }

    /** {@link Check#BG_05}. */
    @Test
    @DisplayName("BG-05 the idle track is at rest: 0 desired, 0 pods")
    default void theIdleTrackIsAtRest() {
        assertThat(infrastructure()).passes(Check.BG_05);
    }

    /** {@link Check#BG_06}. */
    @Test
    @DisplayName("BG-06 the active Service's selector names exactly one of the two tracks, and selects"
            + " at least one ready pod")
    default void theActiveServiceSelectsOneTrackWithReadyPods() {
        assertThat(infrastructure()).passes(Check.BG_06);
    }

    /** {@link Check#BG_07}. */
    @Test
    @DisplayName("BG-07 every container of both templates has a liveness and a readiness probe")
    default void everyContainerHasProbes() {
        assertThat(infrastructure()).passes(Check.BG_07);
    }

    /** {@link Check#BG_08}. */
    @Test
    @DisplayName(
            "BG-08 every container has cpu and memory requests and limits, none of them zero," + " limit >= request")
    default void everyContainerHasRequestsAndLimits() {
        assertThat(infrastructure()).passes(Check.BG_08);
    }

    /** {@link Check#BG_09}. */
    @Test
    @DisplayName("BG-09 the live track has at least 3 replicas")
    default void theLiveTrackIsLargeEnough() {
        assertThat(infrastructure()).passes(Check.BG_09);
    }

    /** {@link Check#BG_10}. */
    @Test
    @DisplayName("BG-10 the live track's ready pods run on at least 2 nodes")
    default void theLiveTrackRunsOnSeveralNodes() {
        assertThat(infrastructure()).passes(Check.BG_10);
    }

    /** {@link Check#BG_11}. */
    @Test
    @DisplayName("BG-11 both templates carry the prometheus.io scrape, port and path annotations, and"
            + " the port is a container port")
    default void bothTemplatesCarryTheMetricsAnnotations() {
        assertThat(infrastructure()).passes(Check.BG_11);
    }

    /** {@link Check#BG_12}. */
    @Test
    @DisplayName("BG-12 both Deployments use RollingUpdate, with maxUnavailable 0")
    default void bothDeploymentsReplacePodsOneByOne() {
        assertThat(infrastructure()).passes(Check.BG_12);
    }

    /** {@link Check#BG_13}. */
    @Test
    @DisplayName("BG-13 ports http 9090 and metrics 9091 are on the containers and on the track"
            + " Services, and the active Service's target port is the http one")
    default void thePortsLeadFromTheServicesToTheContainers() {
        assertThat(infrastructure()).passes(Check.BG_13);
    }
}
