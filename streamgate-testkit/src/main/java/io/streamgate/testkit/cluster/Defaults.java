package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the server fills in before it stores an object. */
final class Defaults {
    private static final int FIRST_NODE_PORT = 30_000;

    private int services;
    private int nodePorts;

    FrozenMap apply(Kind kind, FrozenMap object, @Nullable FrozenMap before) {
        FrozenMap done = object;
        if (kind.equals(Kind.DEPLOYMENT)) {
            done = deployment(done);
        } else if (kind.equals(Kind.REPLICA_SET)) {
            done = template(Tree.withDefault(done, 1, "spec", "replicas"));
        } else if (kind.equals(Kind.STATEFUL_SET)) {
            done = statefulSet(done);
        } else if (kind.equals(Kind.POD)) {
            done = Tree.with(done, PodDefaults.podOnly(PodDefaults.spec(Tree.map(done, "spec"))), "spec");
        } else if (kind.equals(Kind.SERVICE)) {
            done = service(done, before);
        } else if (kind.equals(Kind.SECRET)) {
            done = secret(done);
        } else if (kind.equals(Kinds.AUTOSCALER)) {
            done = AutoscalerDefaults.apply(done);
        } else if (kind.equals(Kinds.JOB)) {
            done = template(JobDefaults.apply(done));
        } else if (kind.equals(Kind.ENDPOINT_SLICE)) {
            done = endpointSlice(done);
        } else if (kind.equals(Kinds.DEFINITION)) {
            done = definition(done);
        } else if (kind.equals(Kinds.NAMESPACE)) {
            String name = Tree.text(done, "metadata", "name");
            done = Tree.with(done, name, "metadata", "labels", "kubernetes.io/metadata.name");
        }
        return done;
    }

    private static FrozenMap statefulSet(FrozenMap set) {
        FrozenMap done = Tree.withDefault(set, 1, "spec", "replicas");
        done = Tree.withDefault(done, "OrderedReady", "spec", "podManagementPolicy");
        done = Tree.withDefault(done, "RollingUpdate", "spec", "updateStrategy", "type");
        if (Tree.text(done, "spec", "updateStrategy", "type").equals("RollingUpdate")) {
            done = Tree.withDefault(done, 0, "spec", "updateStrategy", "rollingUpdate", "partition");
        }
        return template(Tree.withDefault(done, 10, "spec", "revisionHistoryLimit"));
    }

    /** What is given as text is kept as bytes. */
    private static FrozenMap secret(FrozenMap secret) {
        FrozenMap done = Tree.withDefault(secret, "Opaque", "type");
        for (var text : Tree.map(secret, "stringData").entrySet()) {
            byte[] bytes = String.valueOf(text.getValue()).getBytes(StandardCharsets.UTF_8);
            done = Tree.with(done, Base64.getEncoder().encodeToString(bytes), "data", text.getKey());
        }
        return Tree.without(done, "stringData");
    }

    private static FrozenMap endpointSlice(FrozenMap slice) {
        if (!slice.containsKey("ports")) {
            return slice;
        }
        List<@Nullable Object> ports = new ArrayList<>();
        for (Object port : Tree.list(slice, "ports")) {
            ports.add(Tree.withDefault(Tree.withDefault(Tree.map(port), "", "name"), "TCP", "protocol"));
        }
        return Tree.with(slice, ports, "ports");
    }

    private static FrozenMap definition(FrozenMap definition) {
        String kind = Tree.text(definition, "spec", "names", "kind");
        FrozenMap done = Tree.withDefault(definition, kind.toLowerCase(Locale.ROOT), "spec", "names", "singular");
        done = Tree.withDefault(done, kind + "List", "spec", "names", "listKind");
        return Tree.withDefault(done, "None", "spec", "conversion", "strategy");
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

    /**
     * A Service that gives up the node ports of its type gives up those it was allotted too, if whoever changes it has left them
     * as they were.
     */
    private static FrozenMap withoutNodePorts(FrozenMap service, @Nullable FrozenMap before) {
        if (before == null || hasNodePorts(service) || !hasNodePorts(before)) {
            return service;
        }
        List<@Nullable Object> old = Tree.list(before, "spec", "ports");
        List<@Nullable Object> ports = new ArrayList<>();
        for (Object port : Tree.list(service, "spec", "ports")) {
            FrozenMap one = Tree.map(port);
            boolean allotted = old.stream()
                    .anyMatch(other -> Objects.equals(Tree.map(other).get("nodePort"), one.get("nodePort")));
            ports.add(allotted ? Tree.without(one, "nodePort") : one);
        }
        FrozenMap done = Tree.with(service, ports, "spec", "ports");
        for (String field : List.of("externalTrafficPolicy", "allocateLoadBalancerNodePorts")) {
            if (Objects.equals(Tree.at(before, "spec", field), Tree.at(done, "spec", field))) {
                done = Tree.without(done, "spec", field);
            }
        }
        return done;
    }

    private static boolean hasNodePorts(FrozenMap service) {
        String type = Tree.text(service, "spec", "type");
        return type.equals("NodePort") || type.equals("LoadBalancer");
    }

    private FrozenMap service(FrozenMap service, @Nullable FrozenMap before) {
        FrozenMap done = Tree.withDefault(service, "ClusterIP", "spec", "type");
        done = Tree.withDefault(done, "None", "spec", "sessionAffinity");
        if (Tree.text(done, "spec", "sessionAffinity").equals("ClientIP")) {
            done = Tree.withDefault(done, 10_800, "spec", "sessionAffinityConfig", "clientIP", "timeoutSeconds");
        }
        if (Tree.text(done, "spec", "type").equals("ExternalName")) {
            return ports(withoutNodePorts(done, before));
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
        String type = Tree.text(done, "spec", "type");
        if (hasNodePorts(done)) {
            done = Tree.withDefault(done, "Cluster", "spec", "externalTrafficPolicy");
        }
        if (type.equals("LoadBalancer")) {
            done = Tree.withDefault(done, true, "spec", "allocateLoadBalancerNodePorts");
        }
        return ports(withoutNodePorts(done, before));
    }

    private FrozenMap ports(FrozenMap service) {
        if (Tree.at(service, "spec", "ports") == null) {
            return service;
        }
        List<@Nullable Object> ports = new ArrayList<>();
        for (Object port : Tree.list(service, "spec", "ports")) {
            FrozenMap one = Tree.withDefault(Tree.map(port), "TCP", "protocol");
            one = Tree.withDefault(one, Tree.number(one, 0, "port"), "targetPort");
            if (hasNodePorts(service) && one.get("nodePort") == null) {
                nodePorts++;
                one = Tree.with(one, FIRST_NODE_PORT + nodePorts, "nodePort");
            }
            ports.add(one);
        }
        return Tree.with(service, ports, "spec", "ports");
    }
}
