package io.streamgate.testkit.checks;

import io.streamgate.Track;
import io.streamgate.k8s.Naming;
import io.streamgate.testkit.checks.Autoscaling.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A command-line argument that changes what is expected.
 *
 * @param name as in {@code --name value}
 * @param standard its value in {@link Expectations#DEFAULT}, as people write it
 * @param take the expectations with another value
 */
record Parameter(String name, String standard, BiFunction<Expectations, String, Expectations> take) {
    /** All that there are. */
    static final List<Parameter> ALL = List.of(
            naming(
                    "deployment",
                    "{app}-{track}",
                    (old, value) -> new Naming(value, old.service(), old.active(), old.journal(), old.versionLabel())),
            naming(
                    "service",
                    "{app}-{track}",
                    (old, value) ->
                            new Naming(old.deployment(), value, old.active(), old.journal(), old.versionLabel())),
            naming(
                    "version-label",
                    "version",
                    (old, value) -> new Naming(old.deployment(), old.service(), old.active(), old.journal(), value)),
            new Parameter("app-label", "app", Expectations::appLabel),
            new Parameter(
                    "active-service", "{app}-active", (old, value) -> old.blueGreen(active(old.blueGreen(), value))),
            new Parameter("canary-service", "{app}", (old, value) -> old.canary(active(old.canary(), value))),
            new Parameter("service-type", "LoadBalancer", Expectations::serviceType),
            new Parameter(
                    "http-port",
                    "9090",
                    (old, value) -> old.http(new Port(old.http().name(), number(value)))),
            new Parameter(
                    "metrics-port",
                    "9091",
                    (old, value) -> old.metrics(new Port(old.metrics().name(), number(value)))),
            new Parameter("replicas", "3", (old, value) -> old.replicas(number(value))),
            new Parameter("nodes", "2", (old, value) -> old.nodes(number(value))),
            autoscaling("hpa", "{app}-hpa", Autoscaling::name),
            autoscaling("canary-hpa", "{app}-canary-hpa", Autoscaling::canaryName),
            autoscaling("hpa-track", "the live colour", (old, value) -> old.target(new Track(value))),
            autoscaling("hpa-cpu", "70", (old, value) -> old.utilization(number(value), old.memory())),
            autoscaling("hpa-memory", "75", (old, value) -> old.utilization(old.cpu(), number(value))),
            autoscaling("hpa-bounds", "3..10", (old, value) -> old.bounds(bounds(value))),
            autoscaling("canary-hpa-bounds", "1..5", (old, value) -> old.canaryBounds(bounds(value))),
            autoscaling(
                    "hpa-doubles-within",
                    "30",
                    (old, value) -> old.times(Duration.ofSeconds(number(value)), old.window())),
            autoscaling(
                    "hpa-scale-down-window",
                    "300",
                    (old, value) -> old.times(old.doubling(), Duration.ofSeconds(number(value)))),
            autoscaling("request-rate", "http_requests_per_second", Autoscaling::requestRate));

    private static Parameter naming(String name, String standard, BiFunction<Naming, String, Naming> take) {
        return new Parameter(
                name,
                standard,
                (old, value) ->
                        old.blueGreen(take.apply(old.blueGreen(), value)).canary(take.apply(old.canary(), value)));
    }

    private static Parameter autoscaling(
            String name, String standard, BiFunction<Autoscaling, String, Autoscaling> take) {
        return new Parameter(name, standard, (old, value) -> old.autoscaling(take.apply(old.autoscaling(), value)));
    }

    private static Naming active(Naming old, String value) {
        return new Naming(old.deployment(), old.service(), value, old.journal(), old.versionLabel());
    }

    private static Bounds bounds(String value) {
        String[] parts = value.split("\\.\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + value + "' is no pair of bounds; write them as 3..10");
        }
        return new Bounds(number(parts[0]), number(parts[1]));
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is no whole number", e);
        }
    }
}
