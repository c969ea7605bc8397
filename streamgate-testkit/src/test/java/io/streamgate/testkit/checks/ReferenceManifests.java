package io.streamgate.testkit.checks;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.InMemoryCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The eight manifests of the reference deployment, in the order in which they are applied. */
final class ReferenceManifests {
    static final String NAME = "streamgate";

    private static final List<String> FILES =
            List.of("namespace", "configmap", "secret", "rbac", "blue-green", "canary", "hpa", "vpa");
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace", "ClusterRole", "ClusterRoleBinding");

    private ReferenceManifests() {}

    /**
     * An object of the reference deployment.
     *
     * @param kind what it is
     * @param resource the object
     */
    record Manifest(Kind kind, Resource resource) {}

    /** All objects, those that belong in a namespace in the given one. */
    static List<Manifest> in(String namespace) {
        List<Manifest> manifests = new ArrayList<>();
        for (String file : FILES) {
            for (String document : text(file).split("(?m)^---\n", -1)) {
                manifests.add(manifest(document, namespace));
            }
        }
        return manifests;
    }

    /** Creates what an in-memory cluster knows of, but for the namespace, which is there. */
    static void create(InMemoryCluster cluster, KubeApi api) {
        for (Manifest manifest : in(NAME)) {
            if (cluster.kinds().contains(manifest.kind())
                    && !manifest.kind().name().equals("Namespace")) {
                api.create(manifest.kind(), manifest.resource());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Manifest manifest(String document, String namespace) {
        Map<String, @Nullable Object> json = new KubernetesSerialization().unmarshal(document, LinkedHashMap.class);
        String name = String.valueOf(json.get("kind"));
        Map<String, Object> metadata = (Map<String, Object>) Objects.requireNonNull(json.get("metadata"));
        if (name.equals("Namespace")) {
            metadata.put("name", namespace);
        } else if (!CLUSTER_WIDE.contains(name)) {
            metadata.put("namespace", namespace);
        }
        String[] version = ("/" + json.get("apiVersion")).split("/", -1);
        Kind kind = new Kind(
                version.length == 3 ? version[1] : "",
                version[version.length - 1],
                name,
                name.toLowerCase(Locale.ROOT) + "s");
        return new Manifest(kind, new Resource(json));
    }

    private static String text(String file) {
        try (InputStream stream = ReferenceManifests.class.getResourceAsStream("/reference/" + file + ".yaml")) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
