package io.streamgate.testkit.checks;

import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the live track's autoscaler works. */
final class AutoscalerStatus {
    private AutoscalerStatus() {}

    static void healthy(Examination examination) {
        AutoscalerSpec.look(examination, (ref, autoscaler) -> {
            for (String type : List.of("AbleToScale", "ScalingActive")) {
                condition(examination, ref, autoscaler, type);
            }
            for (String count : List.of("currentReplicas", "desiredReplicas")) {
                withinBounds(examination, ref, autoscaler, count);
            }
        });
    }

    private static void condition(Examination examination, Ref ref, Resource autoscaler, String type) {
        Optional<Resource> condition = autoscaler.list("status", "conditions").stream()
                .filter(each -> each.text("type").orElse("").equals(type))
                .findFirst();
        String status = condition.flatMap(each -> each.text("status")).orElse("");
        if (!status.equals("True")) {
            examination.flaw(
                    ref + " status.conditions " + type,
                    condition
                                    .map(each -> "is " + status + " ("
                                            + each.text("reason").orElse("no reason") + ": "
                                            + each.text("message").orElse("no message") + ")")
                                    .orElse("is not there")
                            + ", but must be True",
                    "see whether metrics.k8s.io and custom.metrics.k8s.io answer, and whether the target has pods");
        }
    }

    private static void withinBounds(Examination examination, Ref ref, Resource autoscaler, String count) {
        Optional<Long> is = autoscaler.number("status", count);
        long min = AutoscalerSpec.min(autoscaler);
        long max = AutoscalerSpec.max(autoscaler);
        if (is.isEmpty() || is.get() < min || is.get() > max) {
            examination.flaw(
                    ref + " status." + count,
                    is.map(value -> "is " + value).orElse("is not set") + ", but must be within " + min + ".." + max,
                    "wait for the autoscaler's next look; if it stays so, see its events");
        }
    }

    static void requestRate(Examination examination) {
        String metric = examination.expected().autoscaling().requestRate();
        AutoscalerSpec.look(examination, (ref, autoscaler) -> {
            if (named(autoscaler.list("spec", "metrics"), metric).isEmpty()) {
                examination.flaw(
                        ref + " spec.metrics",
                        "have none named " + metric,
                        "add {type: Pods, pods: {metric: {name: " + metric
                                + "}, target: {type: AverageValue, averageValue: 1000}}}");
                return;
            }
            List<Resource> current = named(autoscaler.list("status", "currentMetrics"), metric);
            if (current.stream().noneMatch(AutoscalerStatus::hasValue)) {
                examination.flaw(
                        ref + " status.currentMetrics " + metric,
                        current.isEmpty() ? "is not there" : "has no current value",
                        "see whether custom.metrics.k8s.io has the metric for the target's pods");
            }
        });
    }

    /** The metrics of that name that are not of a resource. */
    private static List<Resource> named(List<Resource> metrics, String name) {
        return metrics.stream()
                .flatMap(AutoscalerStatus::source)
                .filter(metric -> metric.text("metric", "name").orElse("").equals(name))
                .toList();
    }

    // As in ScaleUp.
    @SuppressWarnings("NullAway")
    private static Stream<Resource> source(Resource metric) {
        return Stream.of("pods", "object", "external").map(type -> new Resource(metric.map(type)));
    }

    private static boolean hasValue(Resource metric) {
        return metric.at("current", "averageValue").isPresent()
                || metric.at("current", "value").isPresent();
    }
}
