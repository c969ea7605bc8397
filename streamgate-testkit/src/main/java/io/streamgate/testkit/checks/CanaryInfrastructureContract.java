package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The twelve canary checks as tests. Implement it to have them run against a cluster of your own:
 *
 * <pre>{@code
 * class CheckoutIsSetUp implements CanaryInfrastructureContract {
 *     public Infrastructure infrastructure() {
 *         return Infrastructure.of(Fabric8Api.of(client), new Workload("shop", "checkout"));
 *     }
 * }
 * }</pre>
 */
public interface CanaryInfrastructureContract {
    /** What is checked; asked once for each test. */
    Infrastructure infrastructure();

    /** {@link Check#CA_01}. */
    @Test
    @DisplayName("CA-01 both Deployments exist")
    default void bothDeploymentsExist() {
        assertThat(infrastructure()).passes(Check.CA_01);
    }

    /** {@link Check#CA_02}. */
    @Test
    @DisplayName("CA-02 the two track Services and the one users reach exist")
    default void theTrackServicesAndTheOneUsersReachExist() {
        assertThat(infrastructure()).passes(Check.CA_02);
    }

    /** {@link Check#CA_03}. */
    @Test
    @DisplayName(
            "CA-03 stable is fully ready: ready = updated = available = desired," + " observedGeneration is current")
    default void stableIsFullyReady() {
        assertThat(infrastructure()).passes(Check.CA_03);
    }

    /** {@link Check#CA_04}. */
    @Test
    @DisplayName("CA-04 canary is at rest: 0 desired, 0 pods")
    default void canaryIsAtRest() {
        assertThat(infrastructure()).passes(Check.CA_04);
    }

    /** {@link Check#CA_05}. */
    @Test
    @DisplayName("CA-05 every container of both templates has a liveness and a readiness probe")
    default void everyContainerHasProbes() {
        assertThat(infrastructure()).passes(Check.CA_05);
    }

    /** {@link Check#CA_06}. */
    @Test
    @DisplayName(
            "CA-06 every container has cpu and memory requests and limits, none of them zero," + " limit >= request")
    default void everyContainerHasRequestsAndLimits() {
        assertThat(infrastructure()).passes(Check.CA_06);
    }

    /** {@link Check#CA_07}. */
    @Test
    @DisplayName("CA-07 stable has at least 3 replicas")
    default void stableIsLargeEnough() {
        assertThat(infrastructure()).passes(Check.CA_07);
    }

    /** {@link Check#CA_08}. */
    @Test
    @DisplayName("CA-08 both templates carry the prometheus.io scrape, port and path annotations, and"
            + " the port is a container port")
    default void bothTemplatesCarryTheMetricsAnnotations() {
        assertThat(infrastructure()).passes(Check.CA_08);
    }

    /** {@link Check#CA_09}. */
    @Test
    @DisplayName("CA-09 both Deployments use RollingUpdate, with maxUnavailable 0")
    default void bothDeploymentsReplacePodsOneByOne() {
        assertThat(infrastructure()).passes(Check.CA_09);
    }

    /** {@link Check#CA_10}. */
    @Test
    @DisplayName("CA-10 ports http 9090 and metrics 9091 are on the containers and on the track"
            + " Services, and the target port of the Service users reach is the http one")
    default void thePortsLeadFromTheServicesToTheContainers() {
        assertThat(infrastructure()).passes(Check.CA_10);
    }

    /** {@link Check#CA_11}. */
    @Test
    @DisplayName("CA-11 while a canary is at work its template differs from stable's; at rest they may" + " be equal")
    default void aCanaryAtWorkDiffersFromStable() {
        assertThat(infrastructure()).passes(Check.CA_11);
    }

    /** {@link Check#CA_12}. */
    @Test
    @DisplayName("CA-12 the track Services select exactly their track's pods: the right labels, no pod"
            + " of the other track")
    default void theTrackServicesSelectExactlyTheirPods() {
        assertThat(infrastructure()).passes(Check.CA_12);
    }
}
