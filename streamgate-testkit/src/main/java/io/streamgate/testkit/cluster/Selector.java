package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A label selector, equality and set based.
 *
 * @param requirements all of which must hold
 */
record Selector(List<Requirement> requirements) {
    static final Selector ALL = new Selector(List.of());

    private static final Pattern SET =
            Pattern.compile("\\s*([^\\s!=,()]+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*", Pattern.DOTALL);
    private static final Pattern EQUALITY = Pattern.compile("\\s*([^\\s!=,()]+)\\s*(==|=|!=)\\s*([^\\s!=,()]*)\\s*");
    private static final Pattern EXISTS = Pattern.compile("\\s*(!?)\\s*([^\\s!=,()]+)\\s*");

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
            };
        }
    }

    enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        MISSING
    }

    boolean matches(Map<String, ?> labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Reads a selector as it stands in a URL. */
    static Selector parse(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        List<Requirement> requirements = new ArrayList<>();
        for (String part : split(text)) {
            requirements.add(requirement(part, text));
        }
        return new Selector(requirements);
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

    private static Requirement requirement(String part, String whole) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            Set<String> values = new LinkedHashSet<>();
            for (String value : set.group(3).split(",", -1)) {
                values.add(value.strip());
            }
            return new Requirement(set.group(1), set.group(2).equals("in") ? Operator.IN : Operator.NOT_IN, values);
        }
        Matcher equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            Operator operator = equality.group(2).equals("!=") ? Operator.NOT_IN : Operator.IN;
            return new Requirement(equality.group(1), operator, Set.of(equality.group(3)));
        }
        Matcher exists = EXISTS.matcher(part);
        if (exists.matches()) {
            Operator operator = exists.group(1).isEmpty() ? Operator.EXISTS : Operator.MISSING;
            return new Requirement(exists.group(2), operator, Set.of());
        }
        throw Refusal.badRequest("unable to parse requirement: '" + part + "' in label selector '" + whole + "'");
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
