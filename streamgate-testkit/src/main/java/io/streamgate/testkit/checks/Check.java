package io.streamgate.testkit.checks;

import static io.streamgate.k8s.api.Kind.DEPLOYMENT;
import static io.streamgate.k8s.api.Kind.POD;
import static io.streamgate.k8s.api.Kind.SERVICE;
import static io.streamgate.testkit.checks.Reads.AUTOSCALER;

import io.streamgate.k8s.api.Kind;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One of the thirty-six checks. Its title is what holds when it passes; the numbers and names in it are those of {@link
 * Expectations#DEFAULT}.
 */
public enum Check {
    BG_01("both Deployments exist", Existence::deployments, DEPLOYMENT),
    BG_02("the two track Services exist", Existence::trackServices, SERVICE),
    BG_03("the active Service exists, of type LoadBalancer", Routing::entryType, SERVICE),
    BG_04(
            "the live track's Deployment is fully ready: ready = updated = available = desired, observedGeneration is current",
            Replicas::liveIsReady,
            DEPLOYMENT,
            SERVICE),
    BG_05("the idle track is at rest: 0 desired, 0 pods", Replicas::idleIsAtRest, DEPLOYMENT, SERVICE, POD),
    BG_06(
            "the active Service's selector names exactly one of the two tracks, and selects at least one ready pod",
            Routing::entrySelectsOneTrack,
            SERVICE,
            POD),
    BG_07("every container of both templates has a liveness and a readiness probe", Templates::probes, DEPLOYMENT),
    BG_08(
            "every container has cpu and memory requests and limits, none of them zero, limit >= request",
            Templates::resources,
            DEPLOYMENT),
    BG_09("the live track has at least 3 replicas", Replicas::liveIsLargeEnough, DEPLOYMENT, SERVICE),
    BG_10("the live track's ready pods run on at least 2 nodes", Replicas::liveIsSpread, SERVICE, POD),
    BG_11(
            "both templates carry the prometheus.io scrape, port and path annotations, and the port is a container port",
            Templates::annotations,
            DEPLOYMENT),
    BG_12("both Deployments use RollingUpdate, with maxUnavailable 0", Templates::strategy, DEPLOYMENT),
    BG_13(
            "ports http 9090 and metrics 9091 are on the containers and on the track Services, and the active Service's"
                    + " target port is the http one",
            Ports::all,
            DEPLOYMENT,
            SERVICE),

    CA_01("both Deployments exist", Existence::deployments, DEPLOYMENT),
    CA_02("the two track Services and the one users reach exist", Existence::allServices, SERVICE),
    CA_03(
            "stable is fully ready: ready = updated = available = desired, observedGeneration is current",
            Replicas::liveIsReady,
            DEPLOYMENT),
    CA_04("canary is at rest: 0 desired, 0 pods", Replicas::idleIsAtRest, DEPLOYMENT, POD),
    CA_05("every container of both templates has a liveness and a readiness probe", Templates::probes, DEPLOYMENT),
    CA_06(
            "every container has cpu and memory requests and limits, none of them zero, limit >= request",
            Templates::resources,
            DEPLOYMENT),
    CA_07("stable has at least 3 replicas", Replicas::liveIsLargeEnough, DEPLOYMENT),
    CA_08(
            "both templates carry the prometheus.io scrape, port and path annotations, and the port is a container port",
            Templates::annotations,
            DEPLOYMENT),
    CA_09("both Deployments use RollingUpdate, with maxUnavailable 0", Templates::strategy, DEPLOYMENT),
    CA_10(
            "ports http 9090 and metrics 9091 are on the containers and on the track Services, and the target port of the"
                    + " Service users reach is the http one",
            Ports::all,
            DEPLOYMENT,
            SERVICE),
    CA_11(
            "while a canary is at work its template differs from stable's; at rest they may be equal",
            Templates::canaryDiffers,
            DEPLOYMENT),
    CA_12(
            "the track Services select exactly their track's pods: the right labels, no pod of the other track",
            Routing::tracksAreApart,
            DEPLOYMENT,
            SERVICE,
            POD),

    HP_01("the HPA exists, autoscaling/v2", AutoscalerSpec::exists, AUTOSCALER),
    HP_02("a cpu Utilization metric, target 70", AutoscalerSpec::cpu, AUTOSCALER),
    HP_03("a memory Utilization metric, target 75", AutoscalerSpec::memory, AUTOSCALER),
    HP_04("minReplicas >= 3", AutoscalerSpec::minReplicas, AUTOSCALER),
    HP_05("maxReplicas >= 10, and above minReplicas", AutoscalerSpec::maxReplicas, AUTOSCALER),
    HP_06(
            "scale-up stabilization window 0, and policies that allow at least doubling in 30 s",
            AutoscalerSpec::scaleUp,
            AUTOSCALER),
    HP_07("scale-down stabilization window >= 300 s", AutoscalerSpec::scaleDown, AUTOSCALER),
    HP_08(
            "the target is the live track's Deployment, it exists, and no other HPA targets it",
            AutoscalerSpec::target,
            AUTOSCALER,
            DEPLOYMENT,
            SERVICE),
    HP_09(
            "status: AbleToScale and ScalingActive are True, current and desired replicas are set and within the bounds",
            AutoscalerStatus::healthy,
            AUTOSCALER),
    HP_10("the request-rate metric is there and has a current value", AutoscalerStatus::requestRate, AUTOSCALER),
    HP_11(
            "the canary's HPA exists, min >= 1, max >= 5, target the canary's Deployment",
            AutoscalerSpec::canary,
            AUTOSCALER);

    private final String title;
    // A method without state, and a set that cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Consumer<Examination> how;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Kind> reads;

    Check(String title, Consumer<Examination> how, Kind... reads) {
        this.title = title;
        this.how = how;
        this.reads = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(reads)));
    }

    /** Such as {@code BG-07}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** The set it belongs to. */
    public CheckSet set() {
        return name().startsWith("BG") ? CheckSet.BLUE_GREEN : name().startsWith("CA") ? CheckSet.CANARY : CheckSet.HPA;
    }

    /** What holds when it passes. */
    public String title() {
        return title;
    }

    /** The kinds that it must be allowed to get and list in the workload's namespace, at most. */
    public Set<Kind> reads() {
        return reads;
    }

    void run(Examination examination) {
        how.accept(examination);
    }

    /** The id and the title. */
    @Override
    public String toString() {
        return id() + " " + title;
    }
}
