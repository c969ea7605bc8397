package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.List;

/**
 * What somebody may do, as a rule of a Role says it.
 *
 * @param apiGroups the API groups, the core group as the empty string; {@code *} for all
 * @param resources plurals, and subresources such as {@code pods/eviction}; {@code *} for all, {@code *}{@code /scale} for the
 *     subresource of all
 * @param verbs such as {@code get}; {@code *} for all
 * @param resourceNames the names of objects it is confined to; empty for all
 */
public record Rule(List<String> apiGroups, List<String> resources, List<String> verbs, List<String> resourceNames) {
    private static final String ANY = "*";

    /** Copies the lists. */
    public Rule {
        apiGroups = List.copyOf(apiGroups);
        resources = List.copyOf(resources);
        verbs = List.copyOf(verbs);
        resourceNames = List.copyOf(resourceNames);
    }

    /** A rule for resources of one API group. */
    public static Rule of(String apiGroup, List<String> resources, String... verbs) {
        return new Rule(List.of(apiGroup), resources, List.of(verbs), List.of());
    }

    /** The rules of a Role or ClusterRole. */
    public static List<Rule> of(Resource role) {
        return role.list("rules").stream()
                .map(rule -> new Rule(
                        texts(rule, "apiGroups"),
                        texts(rule, "resources"),
                        texts(rule, "verbs"),
                        texts(rule, "resourceNames")))
                .toList();
    }

    private static List<String> texts(Resource rule, String field) {
        return Tree.list(rule.json(), field).stream().map(String::valueOf).toList();
    }

    /** Whether it allows a request; its resource stands with its subresource, if there is one. */
    boolean allows(String verb, String group, String resource, String name) {
        int part = resource.indexOf('/');
        return isIn(verbs, verb)
                && isIn(apiGroups, group)
                && (isIn(resources, resource) || (part >= 0 && resources.contains(ANY + resource.substring(part))))
                && (resourceNames.isEmpty() || resourceNames.contains(name));
    }

    private static boolean isIn(List<String> values, String value) {
        return values.contains(ANY) || values.contains(value);
    }
}
