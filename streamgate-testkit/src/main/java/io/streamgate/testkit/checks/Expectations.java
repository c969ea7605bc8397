package io.streamgate.testkit.checks;

import static java.util.Objects.requireNonNull;

import io.streamgate.k8s.Naming;

/**
 * What the checks expect to find: {@link #DEFAULT} is the reference deployment. Start from it and say what is different:
 * {@code Expectations.DEFAULT.serviceType("ClusterIP").nodes(3)}.
 *
 * @param blueGreen what the objects of blue-green are called, and the label that tells the colours apart
 * @param canary the same for canary; its {@code active} is the Service that users reach
 * @param appLabel the label with the workload's name that all its pods have
 * @param serviceType the type of blue-green's active Service: {@code LoadBalancer}, {@code ClusterIP} or {@code NodePort}
 * @param http the port that serves users
 * @param metrics the port that serves metrics
 * @param replicas how many pods the live track asks for at least, 1 or more
 * @param nodes on how many nodes they run at least, 1 or more
 * @param autoscaling what the autoscalers are to be like
 */
public record Expectations(
        Naming blueGreen,
        Naming canary,
        String appLabel,
        String serviceType,
        Port http,
        Port metrics,
        int replicas,
        int nodes,
        Autoscaling autoscaling) {
    /** Those of the reference deployment: its names, ports 9090 and 9091, a LoadBalancer, three pods on two nodes. */
    public static final Expectations DEFAULT = new Expectations(
            Naming.DEFAULT,
            new Naming("{app}-{track}", "{app}-{track}", "{app}", "{app}-streamgate", "version"),
            "app",
            "LoadBalancer",
            new Port("http", 9090),
            new Port("metrics", 9091),
            3,
            2,
            Autoscaling.DEFAULT);

    /** Checks ranges. */
    public Expectations {
        requireNonNull(blueGreen, "blueGreen");
        requireNonNull(canary, "canary");
        requireNonNull(appLabel, "appLabel");
        requireNonNull(serviceType, "serviceType");
        requireNonNull(http, "http");
        requireNonNull(metrics, "metrics");
        requireNonNull(autoscaling, "autoscaling");
        if (replicas < 1 || nodes < 1) {
            throw new IllegalArgumentException("the live track is expected to have " + replicas + " replicas on "
                    + nodes + " nodes, but both must be at least 1");
        }
    }

    /** The same with other names for blue-green. */
    public Expectations blueGreen(Naming naming) {
        return new Expectations(naming, canary, appLabel, serviceType, http, metrics, replicas, nodes, autoscaling);
    }

    /** The same with other names for canary. */
    public Expectations canary(Naming naming) {
        return new Expectations(blueGreen, naming, appLabel, serviceType, http, metrics, replicas, nodes, autoscaling);
    }

    /** The same with another label for the workload's name, such as {@code app.kubernetes.io/name}. */
    public Expectations appLabel(String label) {
        return new Expectations(blueGreen, canary, label, serviceType, http, metrics, replicas, nodes, autoscaling);
    }

    /** The same with another type of the active Service. */
    public Expectations serviceType(String type) {
        return new Expectations(blueGreen, canary, appLabel, type, http, metrics, replicas, nodes, autoscaling);
    }

    /** The same with another port for users. */
    public Expectations http(Port port) {
        return new Expectations(blueGreen, canary, appLabel, serviceType, port, metrics, replicas, nodes, autoscaling);
    }

    /** The same with another port for metrics. */
    public Expectations metrics(Port port) {
        return new Expectations(blueGreen, canary, appLabel, serviceType, http, port, replicas, nodes, autoscaling);
    }

    /** The same with another size of the live track. */
    public Expectations replicas(int atLeast) {
        return new Expectations(blueGreen, canary, appLabel, serviceType, http, metrics, atLeast, nodes, autoscaling);
    }

    /** The same with another number of nodes. */
    public Expectations nodes(int atLeast) {
        return new Expectations(
                blueGreen, canary, appLabel, serviceType, http, metrics, replicas, atLeast, autoscaling);
    }

    /** The same with other autoscalers. */
    public Expectations autoscaling(Autoscaling other) {
        return new Expectations(blueGreen, canary, appLabel, serviceType, http, metrics, replicas, nodes, other);
    }
}
