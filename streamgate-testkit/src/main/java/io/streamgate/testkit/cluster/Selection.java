package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a list or a watch is about.
 *
 * @param kind the kind of object
 * @param namespace where; empty for everywhere
 * @param labels a label selector as in a URL; empty for all
 * @param fields a field selector as in a URL, such as {@code metadata.name=x}; empty for all
 */
public record Selection(Kind kind, String namespace, String labels, String fields) {
    /** Checks that nothing is missing. */
    public Selection {
        requireNonNull(kind, "kind");
        requireNonNull(namespace, "namespace");
        requireNonNull(labels, "labels");
        requireNonNull(fields, "fields");
    }

    /** Reads the selectors, once for many objects. */
    Filter filter() {
        Map<List<String>, String> equal = new LinkedHashMap<>();
        Map<List<String>, String> different = new LinkedHashMap<>();
        for (String part : fields.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int operator = part.indexOf('=');
            if (operator < 1) {
                throw Refusal.badRequest("invalid selector: '" + part + "'; can't understand '" + part + "'");
            }
            boolean not = part.charAt(operator - 1) == '!';
            String path = part.substring(0, not ? operator - 1 : operator);
            String value = part.substring(operator + 1).replaceFirst("^=", "");
            (not ? different : equal).put(List.of(path.strip().split("\\.", -1)), value.strip());
        }
        return new Filter(namespace, Selector.parse(labels), equal, different);
    }

    /** The selectors of a selection, read. */
    record Filter(
            String namespace, Selector labels, Map<List<String>, String> equal, Map<List<String>, String> different) {
        boolean matches(Resource resource) {
            return (namespace.isEmpty() || namespace.equals(resource.namespace()))
                    && (labels.requirements().isEmpty()
                            || labels.matches(Tree.map(resource.json(), "metadata", "labels")))
                    && equal.entrySet().stream()
                            .allMatch(field -> value(resource, field.getKey()).equals(field.getValue()))
                    && different.entrySet().stream()
                            .noneMatch(field -> value(resource, field.getKey()).equals(field.getValue()));
        }

        private static String value(Resource resource, List<String> path) {
            return resource.at(path.toArray(String[]::new)).map(String::valueOf).orElse("");
        }
    }
}
