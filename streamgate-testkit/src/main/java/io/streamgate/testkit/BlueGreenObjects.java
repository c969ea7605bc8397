package io.streamgate.testkit;

import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.Naming;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects of a blue-green workload, with the names of {@link Naming#DEFAULT}: two Deployments and three Services. */
public final class BlueGreenObjects {
    private static final int PORT = 9090;

    private BlueGreenObjects() {}

    /**
     * The objects, by kind: blue at full size and live, green at 0.
     *
     * @param image what the one container, {@code app}, runs; it serves port 9090 and answers {@code /health/ready} there
     */
    public static Map<Kind, List<Resource>> of(Workload workload, String image, int replicas) {
        List<Resource> deployments = new ArrayList<>();
        List<Resource> services = new ArrayList<>();
        for (Track track : Track.COLOURS) {
            int size = track.equals(Track.BLUE) ? replicas : 0;
            deployments.add(deployment(workload, track, image, size));
            services.add(service(workload, Naming.DEFAULT.service(workload, track), track));
        }
        services.add(service(workload, Naming.DEFAULT.active(workload), Track.BLUE));
        Map<Kind, List<Resource>> objects = new LinkedHashMap<>();
        objects.put(Kind.DEPLOYMENT, deployments);
        objects.put(Kind.SERVICE, services);
        return objects;
    }

    private static Map<String, Object> labels(Workload workload, Track track) {
        return Map.of("app", workload.name(), Naming.DEFAULT.versionLabel(), track.name());
    }

    private static Resource deployment(Workload workload, Track track, String image, int size) {
        Map<String, Object> probe =
                Map.of("httpGet", Map.of("path", "/health/ready", "port", PORT), "periodSeconds", 1);
        Map<String, Object> container = Map.of(
                "name",
                "app",
                "image",
                image,
                "imagePullPolicy",
                "IfNotPresent",
                "ports",
                List.of(Map.of("name", "http", "containerPort", PORT)),
                "readinessProbe",
                probe);
        Map<String, Object> template = Map.of(
                "metadata",
                Map.of("labels", labels(workload, track), "annotations", Map.of("streamgate.io/drains", "true")),
                "spec",
                Map.of("containers", List.of(container)));
        Map<String, Object> spec = Map.of(
                "replicas", size,
                "selector", Map.of("matchLabels", labels(workload, track)),
                "template", template);
        return object(Naming.DEFAULT.deployment(workload, track), labels(workload, track), spec);
    }

    private static Resource service(Workload workload, Ref ref, Track track) {
        Map<String, Object> spec = Map.of(
                "selector", labels(workload, track),
                "ports", List.of(Map.of("name", "http", "port", 80, "targetPort", PORT)));
        return object(ref, Map.of("app", workload.name()), spec);
    }

    // The annotations in Resource's signature are read from its class file by newer compilers only.
    @SuppressWarnings("NullAway")
    private static Resource object(Ref ref, Map<String, Object> labels, Map<String, Object> spec) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("apiVersion", ref.kind().apiVersion());
        json.put("kind", ref.kind().name());
        json.put("metadata", Map.of("name", ref.name(), "namespace", ref.namespace(), "labels", labels));
        json.put("spec", spec);
        return new Resource(json);
    }
}
