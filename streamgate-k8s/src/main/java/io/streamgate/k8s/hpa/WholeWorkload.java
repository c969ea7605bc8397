package io.streamgate.k8s.hpa;

import io.streamgate.ScalingPolicy.ScalingView;
import io.streamgate.k8s.api.Quantity;
import io.streamgate.k8s.hpa.HpaView.Lookup;
import io.streamgate.k8s.hpa.Observation.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A view that knows one number for each metric, as an HPA would see it: every ready pod is like the others. */
final class WholeWorkload {
    /** So much is requested that the use in percent of it is the number that was measured. */
    private static final long REQUEST = 100_000;

    private final Hpa hpa;
    private final ScalingView view;

    WholeWorkload(Hpa hpa, ScalingView view) {
        this.hpa = hpa;
        this.view = view;
    }

    HpaView view() {
        List<Pod> pods = hpa.metrics().stream().anyMatch(WholeWorkload::looksAtPods) ? pods() : List.of();
        List<Observation> observations = new ArrayList<>();
        for (Metric metric : hpa.metrics()) {
            observations.add(observation(metric, pods));
        }
        return new HpaView(
                view.now(),
                view.replicas(),
                Math.max(view.replicas(), view.ready()),
                pods,
                observations,
                MemoryForm.conditions(view.memory()),
                MemoryForm.read(view.memory()),
                Lookup.FOUND);
    }

    private static boolean looksAtPods(Metric metric) {
        return !metric.needsNoPods() || metric.target() instanceof Target.Value;
    }

    private List<Pod> pods() {
        Requests requests = requests();
        List<Pod> pods = new ArrayList<>(view.replicas());
        for (int i = 0; i < Math.max(view.replicas(), view.ready()); i++) {
            String name = "pod-" + i;
            pods.add(
                    i < view.ready()
                            ? Pod.running(name, Instant.EPOCH, Instant.EPOCH, requests)
                            : Pod.pending(name, requests));
        }
        return pods;
    }

    private Requests requests() {
        Map<String, Long> pod = new HashMap<>();
        Map<String, Map<String, Long>> containers = new HashMap<>();
        for (Metric metric : hpa.metrics()) {
            if (metric instanceof Metric.Resource) {
                pod.put(metric.name(), REQUEST);
            } else if (metric instanceof Metric.ContainerResource one) {
                containers
                        .computeIfAbsent(one.container(), name -> new HashMap<>())
                        .put(one.name(), REQUEST);
            }
        }
        List<Requests.Container> all = new ArrayList<>();
        containers.forEach((name, milli) -> all.add(new Requests.Container(name, milli)));
        return new Requests(pod, all);
    }

    private Observation observation(Metric metric, List<Pod> pods) {
        Double value = view.metrics().get(key(metric));
        if (value == null || !Double.isFinite(value)) {
            return new Observation.Failed(key(metric) + " was not measured");
        }
        long milli = new Quantity(BigDecimal.valueOf(value)).milli();
        if (metric.needsNoPods()) {
            return new Observation.OfValue(milli);
        }
        Sample sample = new Sample(milli, view.now(), Duration.ofMinutes(1));
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (Pod pod : pods.subList(0, view.ready())) {
            samples.put(pod.name(), sample);
        }
        return Observation.ofPods(samples);
    }

    private static String key(Metric metric) {
        return metric instanceof Metric.ContainerResource one ? one.container() + "/" + one.name() : metric.name();
    }
}
