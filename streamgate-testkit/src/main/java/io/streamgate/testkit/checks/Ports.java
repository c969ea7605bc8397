package io.streamgate.testkit.checks;

import io.streamgate.Track;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Optional;

/** Whether requests and scrapes find their way from the Services into the containers. */
final class Ports {
    private Ports() {}

    static void all(Examination examination) {
        Port http = examination.expected().http();
        Port metrics = examination.expected().metrics();
        for (Track track : examination.tracks().both()) {
            Ref deployment = examination.tracks().deployment(track);
            examination.deployment(track).ifPresent(found -> {
                List<Resource> ports = Containers.ports(found);
                onContainers(examination, deployment, ports, http);
                onContainers(examination, deployment, ports, metrics);
            });
            Ref service = examination.tracks().service(track);
            examination.get(service).ifPresent(found -> {
                onService(examination, service, found, http);
                onService(examination, service, found, metrics);
            });
        }
        Ref entry = examination.tracks().entry();
        examination.get(entry).ifPresent(found -> leadsTo(examination, entry, found, http));
    }

    private static void onContainers(Examination examination, Ref ref, List<Resource> ports, Port wanted) {
        String where = ref + " spec.template.spec.containers ports";
        named(examination, where, ports, wanted, "containerPort");
    }

    private static void onService(Examination examination, Ref ref, Resource service, Port wanted) {
        named(examination, ref + " spec.ports", service.list("spec", "ports"), wanted, "port")
                .filter(port -> !wanted.isTarget(target(port)))
                .ifPresent(port -> examination.flaw(
                        ref + " spec.ports " + wanted.name() + " targetPort",
                        "is " + target(port) + ", but must be " + wanted.name() + " or " + wanted.number(),
                        "set it to " + wanted.name()));
    }

    /** The port of that name; empty after a flaw if there is none. */
    private static Optional<Resource> named(
            Examination examination, String where, List<Resource> ports, Port wanted, String number) {
        Optional<Resource> port = ports.stream()
                .filter(each -> each.text("name").orElse("").equals(wanted.name()))
                .findFirst();
        if (port.isEmpty()) {
            examination.flaw(
                    where,
                    "have none named " + wanted.name(),
                    "add {name: " + wanted.name() + ", " + number + ": " + wanted.number() + "}");
        }
        port.flatMap(each -> each.number(number))
                .filter(is -> is != wanted.number())
                .ifPresent(is -> examination.flaw(
                        where + " " + wanted.name() + " " + number,
                        "is " + is + ", but must be " + wanted.number(),
                        "set it, or say in the Expectations that the port is another"));
        return port;
    }

    private static void leadsTo(Examination examination, Ref ref, Resource service, Port http) {
        List<Resource> ports = service.list("spec", "ports");
        if (ports.isEmpty()) {
            examination.flaw(ref + " spec.ports", "are none", "add {port: 80, targetPort: " + http.name() + "}");
        }
        for (Resource port : ports) {
            if (!http.isTarget(target(port))) {
                examination.flaw(
                        ref + " spec.ports "
                                + port.at("port").map(String::valueOf).orElse("") + " targetPort",
                        "is " + target(port) + ", but must be " + http.name() + " or " + http.number(),
                        "set it to " + http.name());
            }
        }
    }

    /** Where a Service's port leads; the port's own number unless it says otherwise. */
    private static Object target(Resource port) {
        return port.at("targetPort").or(() -> port.at("port")).orElse("");
    }
}
