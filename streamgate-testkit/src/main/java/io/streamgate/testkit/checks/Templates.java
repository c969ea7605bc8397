package io.streamgate.testkit.checks;

import io.fabric8.kubernetes.api.model.Quantity;
import io.streamgate.Track;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the Deployments say of their pods and how they replace them. */
final class Templates {
    private static final String SCRAPE = "prometheus.io/scrape";
    private static final String PORT = "prometheus.io/port";
    private static final String PATH = "prometheus.io/path";

    private Templates() {}

    static void probes(Examination examination) {
        Containers.each(examination, Containers::running, (where, container) -> {
            for (String probe : List.of("livenessProbe", "readinessProbe")) {
                if (container.map(probe).isEmpty()) {
                    examination.flaw(
                            where + probe,
                            "is not set",
                            probe.equals("livenessProbe")
                                    ? "add one that fails only when a restart would help"
                                    : "add one that passes only when requests can be served");
                }
            }
        });
    }

    static void resources(Examination examination) {
        Containers.each(examination, Containers::all, (where, container) -> {
            for (String resource : List.of("cpu", "memory")) {
                Optional<BigDecimal> request = amount(examination, where, container, "requests", resource);
                Optional<BigDecimal> limit = amount(examination, where, container, "limits", resource);
                if (request.isPresent() && limit.isPresent() && limit.get().compareTo(request.get()) < 0) {
                    examination.flaw(
                            where + "resources.limits." + resource,
                            "is " + text(container, "limits", resource) + ", below the request of "
                                    + text(container, "requests", resource),
                            "raise the limit or lower the request");
                }
            }
        });
    }

    /** A request or limit above zero; empty after a flaw. */
    private static Optional<BigDecimal> amount(
            Examination examination, String where, Resource container, String which, String resource) {
        String field = where + "resources." + which + "." + resource;
        if (container.at("resources", which, resource).isEmpty()) {
            examination.flaw(field, "is not set", "set it to what the container needs under load");
            return Optional.empty();
        }
        BigDecimal amount = Quantity.parse(text(container, which, resource)).getNumericalAmount();
        if (amount.signum() <= 0) {
            examination.flaw(
                    field,
                    "is " + text(container, which, resource) + ", but must be above zero",
                    "set it to what the container needs under load");
            return Optional.empty();
        }
        return Optional.of(amount);
    }

    private static String text(Resource container, String which, String resource) {
        return container.at("resources", which, resource).map(String::valueOf).orElse("");
    }

    static void annotations(Examination examination) {
        for (Track track : examination.tracks().both()) {
            examination.deployment(track).ifPresent(deployment -> {
                String where = examination.tracks().deployment(track) + " spec.template.metadata.annotations.";
                Map<String, String> annotations = deployment.strings("spec", "template", "metadata", "annotations");
                annotation(examination, where, annotations, SCRAPE, "true".equals(annotations.get(SCRAPE)), "\"true\"");
                String path = annotations.getOrDefault(PATH, "");
                annotation(examination, where, annotations, PATH, path.startsWith("/"), "a path such as \"/metrics\"");
                String port = annotations.getOrDefault(PORT, "");
                List<String> ports = Containers.ports(deployment).stream()
                        .flatMap(each -> each.number("containerPort").stream())
                        .map(String::valueOf)
                        .toList();
                annotation(
                        examination,
                        where,
                        annotations,
                        PORT,
                        ports.contains(port),
                        "one of the container ports " + ports);
            });
        }
    }

    private static void annotation(
            Examination examination,
            String where,
            Map<String, String> annotations,
            String key,
            boolean holds,
            String wanted) {
        if (!holds) {
            String is = annotations.get(key);
            examination.flaw(
                    where + key,
                    (is == null ? "is not set" : "is \"" + is + "\"") + ", but must be " + wanted,
                    "set it, so that Prometheus finds the metrics of these pods");
        }
    }

    static void strategy(Examination examination) {
        for (Track track : examination.tracks().both()) {
            examination.deployment(track).ifPresent(deployment -> {
                Ref ref = examination.tracks().deployment(track);
                String type = deployment.text("spec", "strategy", "type").orElse("RollingUpdate");
                Object unavailable = deployment
                        .at("spec", "strategy", "rollingUpdate", "maxUnavailable")
                        .orElse("25%");
                if (!type.equals("RollingUpdate")) {
                    examination.flaw(
                            ref + " spec.strategy.type",
                            "is " + type + ", but must be RollingUpdate",
                            "set it; otherwise all pods go before the first new one comes");
                } else if (!String.valueOf(unavailable).matches("0%?")) {
                    examination.flaw(
                            ref + " spec.strategy.rollingUpdate.maxUnavailable",
                            "is " + unavailable + ", but must be 0",
                            "set it to 0 with maxSurge 1 or more, so that pods go only once others serve");
                }
            });
        }
    }

    static void canaryDiffers(Examination examination) {
        Tracks tracks = examination.tracks();
        examination
                .deployment(Track.CANARY)
                .ifPresent(canary -> examination.deployment(Track.STABLE).ifPresent(stable -> {
                    if (Replicas.desired(canary) > 0 && content(canary, tracks).equals(content(stable, tracks))) {
                        examination.flaw(
                                tracks.deployment(Track.CANARY) + " spec.template",
                                "is the same as stable's, but " + Replicas.desired(canary)
                                        + " replicas are at work, so nothing new is being tried",
                                "give it the new version's template, or scale it to 0");
                    }
                }));
    }

    /** A template without the label that tells tracks apart, on the pods and wherever it selects by it. */
    private static Object content(Resource deployment, Tracks tracks) {
        return Objects.requireNonNull(neutral(deployment.map("spec", "template"), tracks.versionLabel()));
    }

    private static @Nullable Object neutral(@Nullable Object value, String versionLabel) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(
                    key,
                    (key.equals("labels") || key.equals("matchLabels")) && item instanceof Map<?, ?> labels
                            ? without(labels, versionLabel)
                            : neutral(item, versionLabel)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> neutral(item, versionLabel)).toList();
        }
        return value;
    }

    private static Map<Object, @Nullable Object> without(Map<?, ?> labels, String label) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(labels);
        copy.remove(label);
        return copy;
    }
}
