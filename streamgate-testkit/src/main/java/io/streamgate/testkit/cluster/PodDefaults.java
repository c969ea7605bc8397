package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server fills in in a pod's spec, be it a pod's own or a template's. */
final class PodDefaults {
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

    private PodDefaults() {}

    static FrozenMap spec(FrozenMap spec) {
        FrozenMap done = spec;
        done = containers(done, "initContainers");
        done = containers(done, "containers");
        done = Tree.withDefault(done, "Always", "restartPolicy");
        done = Tree.withDefault(done, 30, "terminationGracePeriodSeconds");
        done = Tree.withDefault(done, "ClusterFirst", "dnsPolicy");
        done = Tree.withDefault(done, FrozenMap.EMPTY, "securityContext");
        done = Tree.withDefault(done, "default-scheduler", "schedulerName");
        done = volumes(done);
        return done;
    }

    /** What only a pod gets, a template does not. */
    static FrozenMap podOnly(FrozenMap spec) {
        FrozenMap done = Taints.tolerating(Tree.withDefault(spec, true, "enableServiceLinks"));
        done = Tree.withDefault(done, "default", "serviceAccountName");
        done = Tree.withDefault(done, "default", "serviceAccount");
        done = Tree.withDefault(done, "PreemptLowerPriority", "preemptionPolicy");
        done = Tree.withDefault(done, 0, "priority");
        List<@Nullable Object> containers = new ArrayList<>();
        for (Object container : Tree.list(done, "containers")) {
            FrozenMap one = Tree.map(container);
            for (var limit : Tree.map(one, "resources", "limits").entrySet()) {
                one = Tree.withDefault(one, String.valueOf(limit.getValue()), "resources", "requests", limit.getKey());
            }
            containers.add(one);
        }
        return Tree.with(done, containers, "containers");
    }

    private static FrozenMap containers(FrozenMap spec, String field) {
        if (!spec.containsKey(field)) {
            return spec;
        }
        List<@Nullable Object> done = new ArrayList<>();
        for (Object container : Tree.list(spec, field)) {
            done.add(container(Tree.map(container)));
        }
        return Tree.with(spec, done, field);
    }

    private static FrozenMap container(FrozenMap container) {
        FrozenMap done = Tree.withDefault(container, FrozenMap.EMPTY, "resources");
        done = Tree.withDefault(done, "/dev/termination-log", "terminationMessagePath");
        done = Tree.withDefault(done, "File", "terminationMessagePolicy");
        done = Tree.withDefault(done, pullPolicy(Tree.text(done, "image")), "imagePullPolicy");
        if (done.containsKey("ports")) {
            List<@Nullable Object> ports = new ArrayList<>();
            for (Object port : Tree.list(done, "ports")) {
                ports.add(Tree.withDefault(Tree.map(port), "TCP", "protocol"));
            }
            done = Tree.with(done, ports, "ports");
        }
        for (String probe : PROBES) {
            if (done.get(probe) != null) {
                done = Tree.with(done, probe(Tree.map(done, probe)), probe);
            }
        }
        return environment(done);
    }

    private static FrozenMap environment(FrozenMap container) {
        if (!container.containsKey("env")) {
            return container;
        }
        List<@Nullable Object> variables = new ArrayList<>();
        for (Object variable : Tree.list(container, "env")) {
            FrozenMap one = Tree.map(variable);
            variables.add(
                    Tree.at(one, "valueFrom", "fieldRef") == null
                            ? one
                            : Tree.withDefault(one, "v1", "valueFrom", "fieldRef", "apiVersion"));
        }
        return Tree.with(container, variables, "env");
    }

    private static FrozenMap probe(FrozenMap probe) {
        FrozenMap done = probe;
        if (done.get("httpGet") != null) {
            done = Tree.withDefault(done, "/", "httpGet", "path");
            done = Tree.withDefault(done, "HTTP", "httpGet", "scheme");
        }
        done = Tree.withDefault(done, 1, "timeoutSeconds");
        done = Tree.withDefault(done, 10, "periodSeconds");
        done = Tree.withDefault(done, 1, "successThreshold");
        return Tree.withDefault(done, 3, "failureThreshold");
    }

    private static FrozenMap volumes(FrozenMap spec) {
        if (!spec.containsKey("volumes")) {
            return spec;
        }
        List<@Nullable Object> volumes = new ArrayList<>();
        for (Object volume : Tree.list(spec, "volumes")) {
            FrozenMap one = Tree.map(volume);
            for (String kind : List.of("configMap", "secret", "projected", "downwardAPI")) {
                one = one.get(kind) == null ? one : Tree.withDefault(one, 420, kind, "defaultMode");
            }
            volumes.add(one);
        }
        return Tree.with(spec, volumes, "volumes");
    }

    private static String pullPolicy(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        boolean tagged = name.contains(":") || name.contains("@");
        return !tagged || name.endsWith(":latest") ? "Always" : "IfNotPresent";
    }
}
