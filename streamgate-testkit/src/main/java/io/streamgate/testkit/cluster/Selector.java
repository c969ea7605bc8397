package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A label selector, equality and set based.
 *
 * @param requirements all of which must hold
 */
record Selector(List<Requirement> requirements) {
    static final Selector ALL = new Selector(List.of());

    Selector {
        requirements = List.copyOf(requirements);
    }

    /** One condition on one label. */
    record Requirement(String key, Operator operator, Set<String> values) {
        boolean matches(Map<String, ?> labels) {
            Object value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case MISSING -> value == null;
                case GREATER -> compare(value) > 0;
                case LESS -> compare(value) < 0;
            };
        }

        /** How a label's number compares to the one asked for; 0 where it has none. */
        private int compare(@Nullable Object value) {
            return value != null && String.valueOf(value).matches("[-+]?\\d{1,18}")
                    ? Long.compare(
                            Long.parseLong(String.valueOf(value)),
                            Long.parseLong(values.iterator().next()))
                    : 0;
        }
    }

    enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        MISSING,
        GREATER,
        LESS
    }

    boolean matches(Map<String, ?> labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a selector as it stands in a URL.
     *
     * @throws io.streamgate.k8s.api.ApiException 400 if it is none
     */
    static Selector parse(String text) {
        return text.isBlank() ? ALL : new Selector(SelectorParser.parse(text));
    }

    /** The selector of a Service: plain labels. */
    static Selector ofLabels(Map<String, ?> labels) {
        List<Requirement> requirements = new ArrayList<>();
        labels.forEach(
                (key, value) -> requirements.add(new Requirement(key, Operator.IN, Set.of(String.valueOf(value)))));
        return new Selector(requirements);
    }

    /** The selector of a Deployment: {@code matchLabels} and {@code matchExpressions}. */
    static Selector ofObject(@Nullable Object selector) {
        List<Requirement> requirements =
                new ArrayList<>(ofLabels(Tree.map(selector, "matchLabels")).requirements());
        for (Object expression : Tree.list(selector, "matchExpressions")) {
            Set<String> values = new LinkedHashSet<>();
            Tree.list(expression, "values").forEach(value -> values.add(String.valueOf(value)));
            Operator operator = switch (Tree.text(expression, "operator")) {
                case "In" -> Operator.IN;
                case "NotIn" -> Operator.NOT_IN;
                case "Exists" -> Operator.EXISTS;
                default -> Operator.MISSING;
            };
            requirements.add(new Requirement(Tree.text(expression, "key"), operator, values));
        }
        return new Selector(requirements);
    }
}
