package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.testkit.cluster.Selector.Operator;
import io.streamgate.testkit.cluster.Selector.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a label selector as it stands in a URL, by the grammar of the server and with its complaints (400). */
final class SelectorParser {
    private static final Set<String> TOKENS = Set.of(")", ",", "!", "==", "=", ">", "<", "!=", "(");
    private static final String SPECIAL = "=!(),><";
    private static final String END = "";
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final String NAME_RULE =
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and"
                    + " end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
                    + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String VALUE_RULE =
            "a valid label must be an empty string or consist of alphanumeric characters,"
                    + " '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value', "
                    + " or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private final List<String> tokens = new ArrayList<>();
    private int next;

    private SelectorParser(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (SPECIAL.indexOf(c) >= 0) {
                end += end < text.length() && TOKENS.contains(text.substring(at, end + 1)) ? 1 : 0;
                tokens.add(text.substring(at, end));
            } else if (!Character.isWhitespace(c)) {
                while (end < text.length() && isPlain(text.charAt(end))) {
                    end++;
                }
                tokens.add(text.substring(at, end));
            }
            at = end;
        }
    }

    static List<Requirement> parse(String text) {
        return new SelectorParser(text).requirements();
    }

    private List<Requirement> requirements() {
        List<Requirement> found = new ArrayList<>();
        if (peek().equals(END)) {
            return found;
        }
        if (!peek().equals("!") && !isWord(peek())) {
            throw Refusal.badRequest("found '" + peek() + "', expected: !, identifier, or 'end of string'");
        }
        while (true) {
            found.add(requirement());
            String separator = take();
            if (separator.equals(END)) {
                return found;
            }
            if (!separator.equals(",")) {
                throw Refusal.badRequest("found '" + separator + "', expected: ',' or 'end of string'");
            }
            if (!peek().equals("!") && !isWord(peek())) {
                throw Refusal.badRequest("found '" + peek() + "', expected: identifier after ','");
            }
        }
    }

    private Requirement requirement() {
        boolean not = peek().equals("!");
        String key = not ? second() : take();
        if (!isWord(key)) {
            throw wrong("found '" + key + "', expected: identifier");
        }
        checkKey(key);
        if (not || peek().equals(END) || peek().equals(",")) {
            return new Requirement(key, not ? Operator.MISSING : Operator.EXISTS, Set.of());
        }
        String operator = take();
        return switch (operator) {
            case "in" -> checked(key, Operator.IN, values());
            case "notin" -> checked(key, Operator.NOT_IN, values());
            case "=", "==" -> checked(key, Operator.IN, Set.of(value()));
            case "!=" -> checked(key, Operator.NOT_IN, Set.of(value()));
            case ">" -> checked(key, Operator.GREATER, Set.of(value()));
            case "<" -> checked(key, Operator.LESS, Set.of(value()));
            default -> throw wrong("found '" + operator + "', expected: in, notin, =, ==, !=, gt, lt");
        };
    }

    private Set<String> values() {
        String open = take();
        if (!open.equals("(")) {
            throw wrong("found '" + open + "' expected: '('");
        }
        Set<String> values = new LinkedHashSet<>();
        boolean owed = true;
        while (true) {
            String token = take();
            if (token.equals(")") || token.equals(",")) {
                if (owed) {
                    values.add("");
                }
                owed = true;
                if (token.equals(")")) {
                    return values;
                }
            } else if (isWord(token) && owed) {
                values.add(token);
                owed = false;
            } else {
                throw wrong("found '" + token + "', expected: ',' or ')'");
            }
        }
    }

    private String value() {
        if (peek().equals(END) || peek().equals(",")) {
            return "";
        }
        String value = take();
        if (!isWord(value)) {
            throw wrong("found '" + value + "', expected: identifier");
        }
        return value;
    }

    private static Requirement checked(String key, Operator operator, Set<String> values) {
        for (String value : values) {
            if ((operator == Operator.GREATER || operator == Operator.LESS) && !value.matches("[-+]?\\d{1,18}")) {
                throw wrong("values[0]: Invalid value: \"" + value
                        + "\": for 'Gt', 'Lt' operators, the value must be an integer");
            }
            if (!value.isEmpty() && (value.length() > 63 || !NAME.matcher(value).matches())) {
                String why = value.length() > 63 ? "must be no more than 63 characters" : VALUE_RULE;
                throw wrong("values[0][" + key + "]: Invalid value: \"" + value + "\": " + why);
            }
        }
        return new Requirement(key, operator, values);
    }

    private static void checkKey(String key) {
        int slash = key.lastIndexOf('/');
        String name = key.substring(slash + 1);
        boolean prefixed = slash < 0 || PREFIX.matcher(key.substring(0, slash)).matches();
        if (!prefixed || name.length() > 63 || !NAME.matcher(name).matches()) {
            String why = !prefixed
                    ? "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
                            + " or '.', and must start and end with an alphanumeric character"
                    : "name part " + (name.length() > 63 ? "must be no more than 63 characters" : NAME_RULE);
            throw wrong("<nil>: Invalid value: \"" + key + "\": " + why);
        }
    }

    private static ApiException wrong(String why) {
        return Refusal.badRequest("unable to parse requirement: " + why);
    }

    private String second() {
        take();
        return take();
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : END;
    }

    private String take() {
        String token = peek();
        next++;
        return token;
    }

    private static boolean isWord(String token) {
        return !token.isEmpty() && !TOKENS.contains(token);
    }

    private static boolean isPlain(char c) {
        return SPECIAL.indexOf(c) < 0 && !Character.isWhitespace(c);
    }
}
