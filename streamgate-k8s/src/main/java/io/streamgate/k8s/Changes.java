package io.streamgate.k8s;

import io.streamgate.ClusterException;
import io.streamgate.Release;
import io.streamgate.Release.ConfigKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a release's changes to a pod template. Pure, but for the question what a ConfigMap or Secret holds now. */
final class Changes {
    private final String subject;
    private final BiFunction<ConfigKind, String, String> contentOf;

    /**
     * For the template of an object.
     *
     * @param subject the object, for messages
     * @param contentOf what tells one content of a ConfigMap or Secret from another
     */
    Changes(String subject, BiFunction<ConfigKind, String, String> contentOf) {
        this.subject = subject;
        this.contentOf = contentOf;
    }

    /** Makes one change, in place or to a new template. */
    @SuppressWarnings(
            "NullAway") // the compiler of JDK 17 does not read the annotations in Edit's signature from its class file
    Map<String, @Nullable Object> make(Map<String, @Nullable Object> template, Release.Change change) {
        if (change instanceof Release.Image image) {
            container(template, image.container()).put("image", image.image());
        } else if (change instanceof Release.Env env) {
            setEnv(container(template, env.container()), env);
        } else if (change instanceof Release.Config config) {
            if (rename(template.get("spec"), config) == 0) {
                throw refused("spec", "names no " + config.kind() + " '" + config.from() + "' that could be replaced");
            }
        } else if (change instanceof Release.Reload reload) {
            annotations(template)
                    .put("streamgate.io/content-of-" + reload.name(), contentOf.apply(reload.kind(), reload.name()));
        } else if (change instanceof Release.Edit edit) {
            return edit.edit().apply(template);
        }
        return template;
    }

    private Map<String, @Nullable Object> container(Map<String, @Nullable Object> template, String name) {
        List<Map<String, @Nullable Object>> all = Stream.of("containers", "initContainers")
                .flatMap(field -> items(child(template, "spec"), field).stream())
                .toList();
        return all.stream()
                .filter(container -> name.equals(container.get("name")))
                .findFirst()
                .orElseThrow(() -> refused(
                        "spec.containers",
                        "has no container '" + name + "', but "
                                + all.stream()
                                        .map(container -> container.get("name"))
                                        .toList()));
    }

    @SuppressWarnings("unchecked")
    private static void setEnv(Map<String, @Nullable Object> container, Release.Env env) {
        List<Object> variables = (List<Object>) container.computeIfAbsent("env", key -> new ArrayList<>());
        Map<String, Object> variable = new LinkedHashMap<>(Map.of("name", env.name(), "value", env.value()));
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i) instanceof Map<?, ?> present && env.name().equals(present.get("name"))) {
                variables.set(i, variable);
                return;
            }
        }
        variables.add(variable);
    }

    /** Replaces a name wherever the template refers to that ConfigMap or Secret; how often it did. */
    @SuppressWarnings("unchecked")
    private static int rename(@Nullable Object value, Release.Config config) {
        int count = 0;
        if (value instanceof Map<?, ?> map) {
            boolean secret = config.kind() == ConfigKind.SECRET;
            for (String field : secret
                    ? List.of("secretRef", "secretKeyRef", "secret")
                    : List.of("configMapRef", "configMapKeyRef", "configMap")) {
                if (map.get(field) instanceof Map<?, ?> reference) {
                    for (String key : List.of("name", "secretName")) {
                        if (config.from().equals(reference.get(key))) {
                            ((Map<String, Object>) reference).put(key, config.to());
                            count++;
                        }
                    }
                }
            }
            for (Object item : map.values()) {
                count += rename(item, config);
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                count += rename(item, config);
            }
        }
        return count;
    }

    private static Map<String, @Nullable Object> annotations(Map<String, @Nullable Object> template) {
        return child(child(template, "metadata"), "annotations");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> map, String field) {
        return (Map<String, @Nullable Object>) map.computeIfAbsent(field, key -> new LinkedHashMap<String, Object>());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> items(Map<String, @Nullable Object> map, String field) {
        return map.get(field) instanceof List<?> list ? (List<Map<String, @Nullable Object>>) list : List.of();
    }

    private ClusterException refused(String field, String message) {
        return new ClusterException(
                ClusterException.Kind.REFUSED, subject + ", template." + field + " " + message, null, null);
    }
}
