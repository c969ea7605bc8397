package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server fills in before it stores an object. */
final class Defaults {
    private int services;

    FrozenMap apply(Kind kind, FrozenMap object, @Nullable FrozenMap before) {
        FrozenMap done = object;
        if (kind.equals(Kind.DEPLOYMENT)) {
            done = deployment(done);
        } else if (kind.equals(Kind.REPLICA_SET)) {
            done = template(Tree.withDefault(done, 1, "spec", "replicas"));
        } else if (kind.equals(Kind.POD)) {
            done = Tree.with(done, PodDefaults.podOnly(PodDefaults.spec(Tree.map(done, "spec"))), "spec");
        } else if (kind.equals(Kind.SERVICE)) {
            done = service(done, before);
        } else if (kind.equals(Kind.SECRET)) {
            done = Tree.withDefault(done, "Opaque", "type");
        } else if (kind.equals(Kinds.AUTOSCALER)) {
            done = Tree.withDefault(done, 1, "spec", "minReplicas");
        }
        return done;
    }

    private static FrozenMap deployment(FrozenMap deployment) {
        FrozenMap done = Tree.withDefault(deployment, 1, "spec", "replicas");
        done = Tree.withDefault(done, "RollingUpdate", "spec", "strategy", "type");
        if (Tree.text(done, "spec", "strategy", "type").equals("RollingUpdate")) {
            done = Tree.withDefault(done, "25%", "spec", "strategy", "rollingUpdate", "maxUnavailable");
            done = Tree.withDefault(done, "25%", "spec", "strategy", "rollingUpdate", "maxSurge");
        }
        done = Tree.withDefault(done, 10, "spec", "revisionHistoryLimit");
        done = Tree.withDefault(done, 600, "spec", "progressDeadlineSeconds");
        return template(done);
    }

    private static FrozenMap template(FrozenMap workload) {
        FrozenMap done = workload;
        if (Tree.at(done, "spec", "template", "spec") != null) {
            done = Tree.with(
                    done, PodDefaults.spec(Tree.map(done, "spec", "template", "spec")), "spec", "template", "spec");
        }
        return done;
    }

    private FrozenMap service(FrozenMap service, @Nullable FrozenMap before) {
        FrozenMap done = Tree.withDefault(service, "ClusterIP", "spec", "type");
        done = Tree.withDefault(done, "None", "spec", "sessionAffinity");
        if (Tree.text(done, "spec", "type").equals("ExternalName")) {
            return done;
        }
        if (before != null && Tree.text(done, "spec", "clusterIP").isEmpty()) {
            done = Tree.with(done, Tree.text(before, "spec", "clusterIP"), "spec", "clusterIP");
        }
        if (Tree.text(done, "spec", "clusterIP").isEmpty()) {
            services++;
            done = Tree.with(done, "10.96." + services / 250 + "." + (services % 250 + 1), "spec", "clusterIP");
        }
        done = Tree.withDefault(done, List.of(Tree.text(done, "spec", "clusterIP")), "spec", "clusterIPs");
        done = Tree.withDefault(done, List.of("IPv4"), "spec", "ipFamilies");
        done = Tree.withDefault(done, "SingleStack", "spec", "ipFamilyPolicy");
        done = Tree.withDefault(done, "Cluster", "spec", "internalTrafficPolicy");
        if (Tree.at(done, "spec", "ports") != null) {
            List<@Nullable Object> ports = new ArrayList<>();
            for (Object port : Tree.list(done, "spec", "ports")) {
                FrozenMap one = Tree.withDefault(Tree.map(port), "TCP", "protocol");
                ports.add(Tree.withDefault(one, Tree.number(one, 0, "port"), "targetPort"));
            }
            done = Tree.with(done, ports, "spec", "ports");
        }
        return done;
    }
}
