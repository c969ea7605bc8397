package io.streamgate.k8s.hpa;

import io.streamgate.k8s.Fields;
import io.streamgate.k8s.hpa.Memory.Change;
import io.streamgate.k8s.hpa.Memory.Recommendation;
import io.streamgate.k8s.hpa.Observation.Sample;
import io.streamgate.k8s.hpa.ScalingRules.Rate;
import io.streamgate.k8s.hpa.ScalingRules.Select;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vectors' words as values of this package. */
final class Given {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Given() {}

    static Instant ago(double seconds) {
        return NOW.minusMillis((long) (seconds * 1000));
    }

    static List<Pod> pods(Fields given, String resource) {
        return given.list("pods").stream().map(pod -> pod(pod, resource)).toList();
    }

    private static Pod pod(Fields pod, String resource) {
        List<Requests.Container> containers = new ArrayList<>();
        pod.list("containers").forEach(one -> containers.add(container(one, resource)));
        pod.list("initContainers").stream()
                .filter(one -> one.flag("restartPolicyAlways"))
                .forEach(one -> containers.add(container(one, resource)));
        Map<String, Long> own = pod.has("podRequest") ? Map.of(resource, pod.number("podRequest")) : Map.of();
        return new Pod(
                pod.text("name"),
                pod.has("phase") ? Pod.Phase.valueOf(pod.text("phase").toUpperCase(Locale.ROOT)) : Pod.Phase.RUNNING,
                pod.has("ready")
                        ? Pod.Readiness.valueOf(pod.text("ready").toUpperCase(Locale.ROOT))
                        : Pod.Readiness.ABSENT,
                pod.has("startAgeSec") ? ago(pod.real("startAgeSec")) : null,
                pod.has("readyTransitionAgeSec") ? ago(pod.real("readyTransitionAgeSec")) : null,
                pod.flag("deleted"),
                new Requests(own, containers));
    }

    private static Requests.Container container(Fields container, String resource) {
        return new Requests.Container(
                container.text("name"),
                container.has("request") ? Map.of(resource, container.number("request")) : Map.of());
    }

    static Map<String, Sample> samples(Fields metrics, @Nullable String container) {
        Map<String, Sample> samples = new HashMap<>();
        metrics.all().forEach((pod, any) -> {
            Fields sample = metrics.at(pod);
            samples.put(
                    pod,
                    new Sample(
                            value(sample, container),
                            ago(sample.real("ageSec")),
                            Duration.ofSeconds(sample.number("windowSec"))));
        });
        return samples;
    }

    private static long value(Fields sample, @Nullable String container) {
        if (sample.has("value")) {
            return sample.number("value");
        }
        Fields containers = sample.at("containers");
        return container != null
                ? containers.number(container)
                : containers.all().keySet().stream()
                        .mapToLong(containers::number)
                        .sum();
    }

    static @Nullable Behavior behavior(Fields given) {
        if (!given.has("behavior")) {
            return null;
        }
        Fields behavior = given.at("behavior");
        return new Behavior(
                behavior.has("scaleUp") ? rules(behavior.at("scaleUp"), ScalingRules.UP) : ScalingRules.UP,
                behavior.has("scaleDown") ? rules(behavior.at("scaleDown"), ScalingRules.DOWN) : ScalingRules.DOWN);
    }

    static ScalingRules rules(Fields given, ScalingRules base) {
        return new ScalingRules(
                given.has("stabilizationWindowSeconds")
                        ? Duration.ofSeconds(given.number("stabilizationWindowSeconds"))
                        : base.window(),
                given.has("selectPolicy")
                        ? Select.valueOf(given.text("selectPolicy").toUpperCase(Locale.ROOT))
                        : base.select(),
                given.has("policies") ? rates(given) : base.rates(),
                given.has("tolerance") ? Double.valueOf(given.real("tolerance")) : base.tolerance());
    }

    static List<Rate> rates(Fields given) {
        return given.list("policies").stream()
                .map(rate -> new Rate(
                        Rate.Kind.valueOf(rate.text("type").toUpperCase(Locale.ROOT)),
                        rate.size("value"),
                        Duration.ofSeconds(rate.number("periodSeconds"))))
                .toList();
    }

    static List<Change> changes(Fields given, String key) {
        return given.list(key).stream()
                .map(change -> new Change(change.size("change"), ago(change.real("ageSec")), false))
                .toList();
    }

    static List<Recommendation> recommendations(Fields given, String key) {
        return given.list(key).stream()
                .map(one -> new Recommendation(one.size("replicas"), ago(one.real("ageSec"))))
                .toList();
    }

    static Settings settings(Fields config) {
        Settings base = Settings.DEFAULT;
        return new Settings(
                base.syncPeriod(),
                config.all().get("tolerance") instanceof Number tolerance ? tolerance.doubleValue() : base.tolerance(),
                seconds(config, "downscaleStabilizationSeconds", base.downscaleStabilization()),
                seconds(config, "cpuInitializationPeriodSeconds", base.cpuInitializationPeriod()),
                seconds(config, "initialReadinessDelaySeconds", base.initialReadinessDelay()),
                config.has("scaleUpLimitFactor") ? config.size("scaleUpLimitFactor") : base.scaleUpLimitFactor(),
                config.has("scaleUpLimitMinimum") ? config.size("scaleUpLimitMinimum") : base.scaleUpLimitMinimum(),
                config.flag("gateScaleToZero"),
                config.flag("gateTolerance"));
    }

    private static Duration seconds(Fields config, String key, Duration otherwise) {
        return config.has(key) ? Duration.ofSeconds(config.number(key)) : otherwise;
    }

    static Metric metric(Fields spec) {
        String type = spec.text("type");
        return switch (type) {
            case "Resource" -> new Metric.Resource(spec.text("resource"), target(spec));
            case "ContainerResource" ->
                new Metric.ContainerResource(spec.text("resource"), spec.text("container"), target(spec));
            case "Pods" -> new Metric.Pods("pods-metric", target(spec));
            case "Object" -> new Metric.OfObject("object-metric", target(spec));
            case "External" -> new Metric.External("external-metric", target(spec));
            default -> new UnknownMetric(type);
        };
    }

    private static Target target(Fields spec) {
        if (spec.has("targetUtilization")) {
            return new Target.Utilization(spec.size("targetUtilization"));
        }
        return spec.has("target")
                ? new Target.Value(spec.number("target"))
                : new Target.AverageValue(spec.number("targetAverage"));
    }

    static Hpa hpa(Fields spec, Settings settings) {
        Hpa.Builder builder = Hpa.between(
                        spec.has("minReplicas") ? spec.size("minReplicas") : 1, spec.size("maxReplicas"))
                .settings(settings)
                .live();
        spec.list("metrics").forEach(metric -> builder.metric(metric(metric)));
        Behavior behavior = behavior(spec);
        return (behavior == null ? builder : builder.behavior(behavior)).build();
    }
}
