package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A field selector: some fields by equality.
 *
 * @param terms all of which must hold
 */
record FieldSelector(List<Term> terms) {
    private static final FieldSelector ALL = new FieldSelector(List.of());

    /** What an object says by leaving a field out, where that is not the empty string. */
    private static final Map<String, String> LEFT_OUT =
            Map.of("spec.unschedulable", "false", "spec.hostNetwork", "false", "status.successful", "0");

    FieldSelector {
        terms = List.copyOf(terms);
    }

    /** One condition on one field. */
    record Term(String field, boolean equal, String value) {}

    boolean matches(Resource resource) {
        for (Term term : terms) {
            if (value(resource, term).equals(term.value()) != term.equal()) {
                return false;
            }
        }
        return true;
    }

    static FieldSelector parse(String text, ApiResource resource) {
        if (text.isBlank()) {
            return ALL;
        }
        List<Term> terms = new ArrayList<>();
        for (String part : text.split("(?<!\\\\),", -1)) {
            if (!part.isEmpty()) {
                terms.add(term(part, text, resource));
            }
        }
        return new FieldSelector(terms);
    }

    private static Term term(String part, String whole, ApiResource resource) {
        int equals = part.indexOf('=');
        if (equals < 1) {
            throw Refusal.badRequest("invalid selector: '" + whole + "'; can't understand '" + part + "'");
        }
        boolean not = part.charAt(equals - 1) == '!';
        String field = part.substring(0, not ? equals - 1 : equals);
        String value = part.substring(part.startsWith("==", equals) ? equals + 2 : equals + 1)
                .replaceAll("\\\\([\\\\,=])", "$1");
        if (!isSupported(field, resource)) {
            throw unsupported(field, resource);
        }
        return new Term(field, !not, value);
    }

    private static boolean isSupported(String field, ApiResource resource) {
        return field.equals("metadata.name")
                || (field.equals("metadata.namespace") && (resource.namespaced() || isPlain(resource)))
                || resource.fields().contains(field);
    }

    /** Whether a built-in kind has no fields of its own to select by. */
    private static boolean isPlain(ApiResource resource) {
        return resource.fields().isEmpty() && Kinds.isBuiltIn(resource.kind());
    }

    private static ApiException unsupported(String field, ApiResource resource) {
        if (resource.kind().equals(Kinds.JOB)) {
            return Refusal.badRequest("field label \"" + field + "\" not supported for Job");
        }
        return Refusal.badRequest(
                isPlain(resource)
                        ? "\"" + field + "\" is not a known field selector: only \"metadata.name\","
                                + " \"metadata.namespace\""
                        : "field label not supported: " + field);
    }

    private static String value(Resource resource, Term term) {
        String field = term.field().equals("source") ? "source.component" : term.field();
        Object value = Tree.at(resource.json(), field.split("\\.", -1));
        return value == null ? LEFT_OUT.getOrDefault(field, "") : String.valueOf(value);
    }
}
