package io.streamgate.testkit.checks;

import io.streamgate.Track;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.checks.Autoscaling.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What the autoscalers are told to do. */
final class AutoscalerSpec {
    private AutoscalerSpec() {}

    static void exists(Examination examination) {
        Existence.present(examination, ref(examination));
    }

    /** Hands on the live track's autoscaler with its address, unless it cannot be read. */
    static void look(Examination examination, BiConsumer<Ref, Resource> look) {
        Ref ref = ref(examination);
        examination.get(ref).ifPresent(autoscaler -> look.accept(ref, autoscaler));
    }

    private static Ref ref(Examination examination) {
        return examination.expected().autoscaling().autoscaler(examination.workload());
    }

    static void cpu(Examination examination) {
        utilization(examination, "cpu", examination.expected().autoscaling().cpu());
    }

    static void memory(Examination examination) {
        utilization(examination, "memory", examination.expected().autoscaling().memory());
    }

    private static void utilization(Examination examination, String resource, int percent) {
        look(examination, (ref, autoscaler) -> {
            String remedy = "set its target to {type: Utilization, averageUtilization: " + percent + "}";
            List<Resource> metrics = autoscaler.list("spec", "metrics").stream()
                    .filter(metric -> metric.text("resource", "name").orElse("").equals(resource))
                    .toList();
            if (metrics.isEmpty()) {
                examination.flaw(
                        ref + " spec.metrics", "have none of type Resource for " + resource, "add one and " + remedy);
            }
            for (Resource metric : metrics) {
                String where = ref + " spec.metrics " + resource + " target";
                String type = metric.text("resource", "target", "type").orElse("");
                Optional<Long> is = metric.number("resource", "target", "averageUtilization");
                if (!type.equals("Utilization") || is.isEmpty()) {
                    examination.flaw(where, "is of type " + type + ", but must be Utilization", remedy);
                } else if (is.get() != percent) {
                    examination.flaw(where, "is " + is.get() + " %, but must be " + percent + " %", remedy);
                }
            }
        });
    }

    static void minReplicas(Examination examination) {
        look(
                examination,
                (ref, autoscaler) -> least(
                        examination,
                        ref,
                        autoscaler,
                        examination.expected().autoscaling().bounds()));
    }

    private static void least(Examination examination, Ref ref, Resource autoscaler, Bounds bounds) {
        if (min(autoscaler) < bounds.min()) {
            examination.flaw(
                    ref + " spec.minReplicas",
                    "is " + min(autoscaler) + ", but must be at least " + bounds.min(),
                    "raise it");
        }
    }

    private static void most(Examination examination, Ref ref, Resource autoscaler, Bounds bounds) {
        if (max(autoscaler) < bounds.max()) {
            examination.flaw(
                    ref + " spec.maxReplicas",
                    "is " + max(autoscaler) + ", but must be at least " + bounds.max(),
                    "raise it, and see that there are nodes with room for so many");
        }
    }

    static void maxReplicas(Examination examination) {
        look(examination, (ref, autoscaler) -> {
            most(
                    examination,
                    ref,
                    autoscaler,
                    examination.expected().autoscaling().bounds());
            if (max(autoscaler) <= min(autoscaler)) {
                examination.flaw(
                        ref + " spec.maxReplicas",
                        "is " + max(autoscaler) + ", but must be above minReplicas, which is " + min(autoscaler),
                        "raise it; as it is, nothing is ever scaled");
            }
        });
    }

    static long min(Resource autoscaler) {
        return autoscaler.number("spec", "minReplicas").orElse(1L);
    }

    static long max(Resource autoscaler) {
        return autoscaler.number("spec", "maxReplicas").orElse(0L);
    }

    // As in ScaleUp.
    @SuppressWarnings("NullAway")
    static void scaleUp(Examination examination) {
        Duration time = examination.expected().autoscaling().doubling();
        look(examination, (ref, autoscaler) -> {
            String where = ref + " spec.behavior.scaleUp.";
            ScaleUp rules = new ScaleUp(new Resource(autoscaler.map("spec", "behavior", "scaleUp")));
            if (rules.window() != 0) {
                examination.flaw(
                        where + "stabilizationWindowSeconds",
                        "is " + rules.window() + ", but must be 0",
                        "set it to 0, so that pods are added as soon as they are wanted");
            }
            // Policies in pods are the tightest where doubling takes the most: at half of the largest size.
            long from = Math.max(min(autoscaler), max(autoscaler) / 2);
            long wanted = Math.min(2 * from, max(autoscaler));
            long reached = rules.reach(from, time);
            if (rules.isDisabled() || reached < wanted) {
                examination.flaw(
                        where + (rules.isDisabled() ? "selectPolicy" : "policies"),
                        "allow " + from + " pods to become " + reached + " within " + time.toSeconds() + " s, not "
                                + wanted,
                        "add {type: Percent, value: 100, periodSeconds: " + time.toSeconds()
                                + "} with selectPolicy: Max");
            }
        });
    }

    static void scaleDown(Examination examination) {
        long least = examination.expected().autoscaling().window().toSeconds();
        look(examination, (ref, autoscaler) -> {
            Optional<Long> window = autoscaler.number("spec", "behavior", "scaleDown", "stabilizationWindowSeconds");
            if (window.isEmpty() || window.get() < least) {
                examination.flaw(
                        ref + " spec.behavior.scaleDown.stabilizationWindowSeconds",
                        window.map(is -> "is " + is)
                                        .orElse(
                                                "is not set, so that a flag of the controller decides, which the API does not show")
                                + ", but must be at least " + least,
                        "set it to " + least);
            }
        });
    }

    static void target(Examination examination) {
        look(
                examination,
                (ref, autoscaler) -> examination.live().ifPresent(live -> {
                    Ref deployment = examination.tracks().deployment(live);
                    targets(examination, ref, autoscaler, deployment);
                    examination.get(deployment);
                    examination
                            .list(Reads.AUTOSCALER, Map.of())
                            .ifPresent(all -> all.stream()
                                    .filter(other -> !other.name().equals(ref.name()) && isTarget(other, deployment))
                                    .forEach(other -> examination.flaw(
                                            new Ref(Reads.AUTOSCALER, ref.namespace(), other.name())
                                                    + " spec.scaleTargetRef",
                                            "is " + deployment.kind() + " " + deployment.name() + ", which " + ref
                                                    + " scales too",
                                            "delete one of the two, or give it another target")));
                }));
    }

    private static void targets(Examination examination, Ref ref, Resource autoscaler, Ref deployment) {
        if (!isTarget(autoscaler, deployment)) {
            examination.flaw(
                    ref + " spec.scaleTargetRef",
                    "is "
                            + autoscaler
                                    .text("spec", "scaleTargetRef", "apiVersion")
                                    .orElse("") + " "
                            + autoscaler.text("spec", "scaleTargetRef", "kind").orElse("") + " "
                            + autoscaler.text("spec", "scaleTargetRef", "name").orElse("") + ", but must be "
                            + deployment.kind().apiVersion() + " " + deployment.kind() + " " + deployment.name(),
                    "set it to {apiVersion: " + deployment.kind().apiVersion() + ", kind: " + deployment.kind()
                            + ", name: " + deployment.name() + "}");
        }
    }

    private static boolean isTarget(Resource autoscaler, Ref deployment) {
        return autoscaler.text("spec", "scaleTargetRef", "name").orElse("").equals(deployment.name())
                && autoscaler.text("spec", "scaleTargetRef", "kind").orElse("").equals(Kind.DEPLOYMENT.name())
                && autoscaler
                        .text("spec", "scaleTargetRef", "apiVersion")
                        .orElse("")
                        .startsWith("apps/");
    }

    static void canary(Examination examination) {
        Autoscaling expected = examination.expected().autoscaling();
        Ref ref = expected.canaryAutoscaler(examination.workload());
        Existence.present(examination, ref).ifPresent(autoscaler -> {
            least(examination, ref, autoscaler, expected.canaryBounds());
            most(examination, ref, autoscaler, expected.canaryBounds());
            Tracks tracks = Tracks.canary(examination.workload(), examination.expected(), Optional.empty());
            targets(examination, ref, autoscaler, tracks.deployment(Track.CANARY));
        });
    }
}
