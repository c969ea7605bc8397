package io.streamgate.k8s;

import static java.util.Objects.requireNonNull;

import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;

/**
 * How the objects of a workload are called. In the patterns, {@code {app}} stands for the workload's name and {@code {track}}
 * for the track's.
 *
 * @param deployment the Deployment of a track
 * @param service the Service of a track, by which it is previewed
 * @param active the Service that users reach
 * @param journal the ConfigMap and the Lease that StreamGate makes
 * @param versionLabel the label that tells the tracks' pods apart; its value is the track's name
 */
public record Naming(String deployment, String service, String active, String journal, String versionLabel) {
    /** {@code checkout-blue}, {@code checkout-blue}, {@code checkout-active}, {@code checkout-streamgate}, {@code version}. */
    public static final Naming DEFAULT =
            new Naming("{app}-{track}", "{app}-{track}", "{app}-active", "{app}-streamgate", "version");

    /** Checks that the patterns tell tracks apart. */
    public Naming {
        requireNonNull(active, "active");
        requireNonNull(journal, "journal");
        requireNonNull(versionLabel, "versionLabel");
        if (!deployment.contains("{track}") || !service.contains("{track}")) {
            throw new IllegalArgumentException("the names of Deployments and Services are patterns '" + deployment
                    + "' and '" + service + "', but both must have {track} in them to tell the tracks apart");
        }
    }

    /** The Deployment of a track. */
    public Ref deployment(Workload workload, Track track) {
        return new Ref(Kind.DEPLOYMENT, workload.namespace(), name(deployment, workload, track.name()));
    }

    /** The Service of a track. */
    public Ref service(Workload workload, Track track) {
        return new Ref(Kind.SERVICE, workload.namespace(), name(service, workload, track.name()));
    }

    /** The Service that users reach. */
    public Ref active(Workload workload) {
        return new Ref(Kind.SERVICE, workload.namespace(), name(active, workload, ""));
    }

    /** The ConfigMap that keeps the journal. */
    public Ref journal(Workload workload) {
        return new Ref(Kind.CONFIG_MAP, workload.namespace(), name(journal, workload, ""));
    }

    /** The Lease that says who drives. */
    public Ref lease(Workload workload) {
        return new Ref(Kind.LEASE, workload.namespace(), name(journal, workload, ""));
    }

    /** Whether an object's name may belong to a workload: it or its owner is named by one of the patterns. */
    boolean mayBelong(Workload workload, String name) {
        return name.startsWith(before(deployment, workload))
                || name.startsWith(before(service, workload))
                || name.startsWith(name(active, workload, ""));
    }

    private static String before(String pattern, Workload workload) {
        return name(pattern.substring(0, pattern.indexOf("{track}")), workload, "");
    }

    private static String name(String pattern, Workload workload, String track) {
        return pattern.replace("{app}", workload.name()).replace("{track}", track);
    }
}
