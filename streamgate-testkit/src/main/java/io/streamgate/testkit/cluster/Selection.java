package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a list, a watch or a deletion of many is about.
 *
 * @param kind the kind of object
 * @param namespace where; empty for everywhere
 * @param labels a label selector as in a URL; empty for all
 * @param fields a field selector as in a URL, such as {@code metadata.name=x}; empty for all
 */
public record Selection(Kind kind, String namespace, String labels, String fields) {
    private static final Pattern NAME = Pattern.compile("(?:^|,)metadata\\.name==?([^,=]+)");

    /** Checks that nothing is missing. */
    public Selection {
        requireNonNull(kind, "kind");
        requireNonNull(namespace, "namespace");
        requireNonNull(labels, "labels");
        requireNonNull(fields, "fields");
    }

    /** All objects of a kind in a namespace, or everywhere if that is empty. */
    public static Selection all(Kind kind, String namespace) {
        return new Selection(kind, namespace, "", "");
    }

    /** Whether it is about all objects of its kind and place. */
    boolean isEverything() {
        return labels.isBlank() && fields.isBlank();
    }

    /** The name that the field selector demands; empty if it demands none. */
    String name() {
        Matcher name = NAME.matcher(fields);
        return name.find() ? name.group(1) : "";
    }

    /**
     * Reads the selectors, once for many objects.
     *
     * @throws io.streamgate.k8s.api.ApiException 400 if one is wrong
     */
    Filter filter(ApiResource resource) {
        return new Filter(namespace, Selector.parse(labels), FieldSelector.parse(fields, resource));
    }

    /** The selectors of a selection, read. */
    record Filter(String namespace, Selector labels, FieldSelector fields) {
        boolean matches(Resource resource) {
            return (namespace.isEmpty() || namespace.equals(resource.namespace()))
                    && (labels.requirements().isEmpty()
                            || labels.matches(Tree.map(resource.json(), "metadata", "labels")))
                    && fields.matches(resource);
        }
    }
}
