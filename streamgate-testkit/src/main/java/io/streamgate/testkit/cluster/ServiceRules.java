package io.streamgate.testkit.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Services and EndpointSlices must be like. */
final class ServiceRules {
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private ServiceRules() {}

    static void service(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap spec = Tree.map(object, "spec");
        String type = Tree.text(spec, "type");
        boolean isExternal = type.equals("ExternalName");
        boolean isHeadless = Tree.text(spec, "clusterIP").equals("None");
        if (before != null) {
            sameAddress(Tree.map(before, "spec"), spec, causes);
        }
        if (Tree.list(spec, "ports").isEmpty() && !isHeadless && !isExternal) {
            causes.required("spec.ports", "");
        }
        if (isHeadless && (type.equals("LoadBalancer") || type.equals("NodePort"))) {
            causes.invalid("spec.clusterIPs[0]", "None", "may not be set to 'None' for " + type + " services");
        }
        if (isExternal && Tree.text(spec, "externalName").isEmpty()) {
            causes.required("spec.externalName", "");
        }
        ports(Tree.list(spec, "ports"), type, causes);
        Validation.labels("spec.selector", Tree.map(spec, "selector"), causes);
        causes.oneOf("spec.sessionAffinity", spec.get("sessionAffinity"), List.of("ClientIP", "None"));
        causes.oneOf("spec.type", type, List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort"));
    }

    private static void sameAddress(FrozenMap old, FrozenMap spec, Causes causes) {
        boolean isExternal = Tree.text(old, "type").equals("ExternalName")
                || Tree.text(spec, "type").equals("ExternalName");
        List<@Nullable Object> before = Tree.list(old, "clusterIPs");
        List<@Nullable Object> after = Tree.list(spec, "clusterIPs");
        if (isExternal || before.isEmpty()) {
            return;
        }
        if (after.isEmpty()) {
            causes.invalid("spec.clusterIPs[0]", FrozenList.EMPTY, "primary clusterIP can not be unset");
        } else if (!before.get(0).equals(after.get(0))) {
            causes.invalid("spec.clusterIPs[0]", after, "may not change once set");
        }
    }

    private static void ports(List<@Nullable Object> ports, String type, Causes causes) {
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            String at = "spec.ports[" + i + "]";
            FrozenMap port = Tree.map(ports.get(i));
            String name = Tree.text(port, "name");
            if (!name.isEmpty()) {
                causes.invalid(at + ".name", name, Names.label(name));
                if (!names.add(name)) {
                    causes.duplicate(at + ".name", name);
                }
            } else if (ports.size() > 1) {
                causes.required(at + ".name", "");
            }
            int number = Tree.number(port, 0, "port");
            causes.invalid(at + ".port", number, Names.port(number));
            causes.oneOf(at + ".protocol", port.get("protocol"), PROTOCOLS);
            if (port.get("targetPort") instanceof String target) {
                causes.invalid(at + ".targetPort", target, Names.portName(target));
            } else {
                int target = Tree.number(port, 0, "targetPort");
                causes.invalid(at + ".targetPort", target, Names.port(target));
            }
            if (type.equals("ClusterIP") && port.containsKey("nodePort")) {
                causes.forbidden(at + ".nodePort", "may not be used when `type` is 'ClusterIP'");
            }
            if (!numbers.add(port.get("protocol") + " " + number)) {
                causes.duplicate(at, Tree.of("port", number, "protocol", port.get("protocol")));
            }
        }
    }

    static void endpointSlice(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        if (Tree.text(object, "addressType").isEmpty()) {
            causes.required("addressType", "");
        } else {
            causes.oneOf("addressType", object.get("addressType"), List.of("FQDN", "IPv4", "IPv6"));
        }
        List<@Nullable Object> endpoints = Tree.list(object, "endpoints");
        if (endpoints.size() > 1000) {
            causes.tooMany("endpoints", endpoints.size(), 1000);
        }
        for (int i = 0; i < endpoints.size(); i++) {
            if (Tree.list(endpoints.get(i), "addresses").isEmpty()) {
                causes.required("endpoints[" + i + "].addresses", "must contain at least 1 address");
            }
        }
        if (before != null) {
            causes.immutable("addressType", before.get("addressType"), object.get("addressType"));
        }
    }
}
