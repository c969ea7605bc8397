package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What pods and the templates of pods must be like. */
final class PodRules {
    private static final String MUTABLE = "pod updates may not change fields other than `spec.containers[*].image`,"
            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to"
            + " existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was"
            + " previously negative)";
    private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");
    private static final List<String> NUMBERS =
            List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold");

    private PodRules() {}

    static void pod(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap spec = Tree.map(object, "spec");
        spec(spec, "spec", causes);
        if (before == null) {
            return;
        }
        FrozenMap old = Tree.map(before, "spec");
        for (String containers : List.of("containers", "initContainers")) {
            if (Tree.list(spec, containers).size() != Tree.list(old, containers).size()) {
                causes.forbidden("spec." + containers, "pod updates may not add or remove containers");
                return;
            }
        }
        if (!Objects.equals(fixed(spec), fixed(old))) {
            causes.forbidden("spec", MUTABLE);
        }
    }

    /** What of a pod can't be changed. */
    private static FrozenMap fixed(FrozenMap spec) {
        FrozenMap fixed = spec;
        for (String field : List.of("activeDeadlineSeconds", "tolerations", "schedulingGates")) {
            fixed = Tree.without(fixed, field);
        }
        for (String containers : List.of("containers", "initContainers")) {
            if (spec.containsKey(containers)) {
                List<@Nullable Object> bare = new ArrayList<>();
                Tree.list(spec, containers).forEach(one -> bare.add(Tree.without(Tree.map(one), "image")));
                fixed = Tree.with(fixed, bare, containers);
            }
        }
        return fixed;
    }

    static void template(FrozenMap template, String path, Causes causes) {
        Validation.labels(path + ".metadata.labels", Tree.map(template, "metadata", "labels"), causes);
        spec(Tree.map(template, "spec"), path + ".spec", causes);
    }

    private static void spec(FrozenMap spec, String path, Causes causes) {
        Set<String> volumes = volumes(spec, path, causes);
        if (Tree.list(spec, "containers").isEmpty()) {
            causes.required(path + ".containers", "");
        }
        containers(spec, "containers", path, volumes, causes);
        containers(spec, "initContainers", path, volumes, causes);
        if (spec.containsKey("restartPolicy")) {
            causes.oneOf(path + ".restartPolicy", spec.get("restartPolicy"), List.of("Always", "OnFailure", "Never"));
        }
        causes.notNegative(path + ".terminationGracePeriodSeconds", spec.get("terminationGracePeriodSeconds"));
    }

    private static Set<String> volumes(FrozenMap spec, String path, Causes causes) {
        Set<String> names = new HashSet<>();
        List<@Nullable Object> volumes = Tree.list(spec, "volumes");
        for (int i = 0; i < volumes.size(); i++) {
            String at = path + ".volumes[" + i + "]";
            FrozenMap volume = Tree.map(volumes.get(i));
            name(at, volume, names, causes);
            if (volume.size() < 2) {
                causes.required(at, "must specify a volume type");
            }
        }
        return names;
    }

    private static void containers(FrozenMap spec, String field, String path, Set<String> volumes, Causes causes) {
        Set<String> names = new HashSet<>();
        List<@Nullable Object> containers = Tree.list(spec, field);
        for (int i = 0; i < containers.size(); i++) {
            container(path + "." + field + "[" + i + "]", Tree.map(containers.get(i)), names, volumes, causes);
        }
    }

    private static void container(
            String at, FrozenMap container, Set<String> names, Set<String> volumes, Causes causes) {
        name(at, container, names, causes);
        if (Tree.text(container, "image").isEmpty()) {
            causes.required(at + ".image", "");
        }
        if (container.containsKey("imagePullPolicy")) {
            causes.oneOf(
                    at + ".imagePullPolicy",
                    container.get("imagePullPolicy"),
                    List.of("Always", "IfNotPresent", "Never"));
        }
        ports(at + ".ports", Tree.list(container, "ports"), causes);
        environment(at + ".env", Tree.list(container, "env"), causes);
        mounts(at + ".volumeMounts", Tree.list(container, "volumeMounts"), volumes, causes);
        ResourceRules.check(at + ".resources", Tree.map(container, "resources"), causes);
        for (String probe : PROBES) {
            if (container.get(probe) instanceof FrozenMap one) {
                probe(at + "." + probe, one, !probe.equals("readinessProbe"), causes);
            }
        }
    }

    private static void name(String at, FrozenMap one, Set<String> names, Causes causes) {
        String name = Tree.text(one, "name");
        if (name.isEmpty()) {
            causes.required(at + ".name", "");
        } else {
            causes.invalid(at + ".name", name, Names.label(name));
            if (!names.add(name)) {
                causes.duplicate(at + ".name", name);
            }
        }
    }

    private static void ports(String path, List<@Nullable Object> ports, Causes causes) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            String at = path + "[" + i + "]";
            FrozenMap port = Tree.map(ports.get(i));
            String name = Tree.text(port, "name");
            if (!name.isEmpty()) {
                List<String> wrong = Names.portName(name);
                causes.invalid(at + ".name", name, wrong);
                if (wrong.isEmpty() && !names.add(name)) {
                    causes.duplicate(at + ".name", name);
                }
            }
            int number = Tree.number(port, 0, "containerPort");
            if (number == 0) {
                causes.required(at + ".containerPort", "");
            } else {
                causes.invalid(at + ".containerPort", number, Names.port(number));
            }
            causes.oneOf(at + ".protocol", port.get("protocol"), List.of("SCTP", "TCP", "UDP"));
        }
    }

    private static void environment(String path, List<@Nullable Object> variables, Causes causes) {
        for (int i = 0; i < variables.size(); i++) {
            FrozenMap variable = Tree.map(variables.get(i));
            String at = path + "[" + i + "]";
            if (Tree.text(variable, "name").isEmpty()) {
                causes.required(at + ".name", "");
            }
            if (variable.containsKey("value") && variable.containsKey("valueFrom")) {
                causes.invalid(at + ".valueFrom", "", "may not be specified when `value` is not empty");
            }
        }
    }

    private static void mounts(String path, List<@Nullable Object> mounts, Set<String> volumes, Causes causes) {
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < mounts.size(); i++) {
            FrozenMap mount = Tree.map(mounts.get(i));
            String at = path + "[" + i + "]";
            String name = Tree.text(mount, "name");
            String where = Tree.text(mount, "mountPath");
            if (name.isEmpty()) {
                causes.required(at + ".name", "");
            }
            if (!volumes.contains(name)) {
                causes.notFound(at + ".name", name);
            }
            if (where.isEmpty()) {
                causes.required(at + ".mountPath", "");
            }
            if (!paths.add(where)) {
                causes.invalid(at + ".mountPath", where, "must be unique");
            }
        }
    }

    private static void probe(String path, FrozenMap probe, boolean isOnce, Causes causes) {
        List<String> handlers = probe.keySet().stream()
                .filter(List.of("exec", "grpc", "httpGet", "tcpSocket")::contains)
                .toList();
        if (handlers.isEmpty()) {
            causes.required(path, "must specify a handler type");
        } else if (handlers.size() > 1) {
            causes.forbidden(path + "." + handlers.get(1), "may not specify more than 1 handler type");
        }
        NUMBERS.forEach(field -> causes.notNegative(path + "." + field, probe.get(field)));
        if (isOnce && Tree.number(probe, 1, "successThreshold") != 1) {
            causes.invalid(path + ".successThreshold", probe.get("successThreshold"), "must be 1");
        }
    }
}
