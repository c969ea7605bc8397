package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What names, labels and the like may look like. Each rule answers with what is wrong, in the server's words. */
final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final Form SUBDOMAIN = new Form(
            LABEL + "(\\." + LABEL + ")*",
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character",
            "example.com");
    private static final Form DNS_LABEL = new Form(
            LABEL,
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                    + " end with an alphanumeric character",
            "my-name",
            "123-abc");
    private static final Form SERVICE = new Form(
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                    + " character, and end with an alphanumeric character",
            "my-name",
            "abc-123");
    private static final Form QUALIFIED_NAME = new Form(
            QUALIFIED,
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                    + " character",
            "MyName",
            "my.name",
            "123-abc");
    private static final Form LABEL_VALUE = new Form(
            "(" + QUALIFIED + ")?",
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character",
            "MyValue",
            "my_value",
            "12345");
    private static final Form CONFIG_KEY = new Form(
            "[-._a-zA-Z0-9]+",
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
            "key.name",
            "KEY_NAME",
            "key-name");
    private static final Form PERCENT = new Form(
            "[0-9]+%", "a valid percent string must be a numeric string followed by an ending '%'", "1%", "93%");

    private Names() {}

    /** A pattern, and what is said of a text that does not match it. */
    private record Form(Pattern pattern, String sentence) {
        Form(String regex, String why, String... examples) {
            this(
                    Pattern.compile(regex),
                    why + " (e.g. '" + String.join("',  or '", examples) + "', regex used for validation is '" + regex
                            + "')");
        }

        void check(String text, List<String> wrong) {
            if (!pattern.matcher(text).matches()) {
                wrong.add(sentence);
            }
        }
    }

    static List<String> subdomain(String text) {
        return check(text, 253, SUBDOMAIN);
    }

    static List<String> label(String text) {
        List<String> wrong = check(text, 63, DNS_LABEL);
        if (wrong.contains(DNS_LABEL.sentence())
                && SUBDOMAIN.pattern().matcher(text).matches()) {
            wrong.remove(DNS_LABEL.sentence());
            wrong.add("must not contain dots");
        }
        return wrong;
    }

    static List<String> service(String text) {
        return check(text, 63, SERVICE);
    }

    static List<String> labelValue(String text) {
        return check(text, 63, LABEL_VALUE);
    }

    static List<String> configKey(String text) {
        List<String> wrong = check(text, 253, CONFIG_KEY);
        if (text.equals(".") || text.equals("..")) {
            wrong.add("must not be '" + text + "'");
        } else if (text.startsWith("..")) {
            wrong.add("must not start with '..'");
        }
        return wrong;
    }

    static List<String> percent(String text) {
        return check(text, Integer.MAX_VALUE, PERCENT);
    }

    /** A name with or without a subdomain and a slash before it, as labels have them. */
    static List<String> qualified(String text) {
        List<String> wrong = new ArrayList<>();
        int slash = text.indexOf('/');
        if (slash != text.lastIndexOf('/')) {
            wrong.add("a qualified name " + QUALIFIED_NAME.sentence()
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
            return wrong;
        }
        if (slash == 0) {
            wrong.add("prefix part must be non-empty");
        } else if (slash > 0) {
            subdomain(text.substring(0, slash)).forEach(why -> wrong.add("prefix part " + why));
        }
        String name = text.substring(slash + 1);
        if (name.isEmpty()) {
            wrong.add("name part must be non-empty");
        }
        check(name, 63, QUALIFIED_NAME).forEach(why -> wrong.add("name part " + why));
        return wrong;
    }

    static List<String> port(long number) {
        return number >= 1 && number <= 65535 ? List.of() : List.of("must be between 1 and 65535, inclusive");
    }

    static List<String> portName(String text) {
        List<String> wrong = new ArrayList<>();
        if (text.length() > 15) {
            wrong.add("must be no more than 15 characters");
        }
        if (!text.matches("[-a-z0-9]+")) {
            wrong.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (!text.matches(".*[a-z].*")) {
            wrong.add("must contain at least one letter (a-z)");
        }
        if (text.contains("--")) {
            wrong.add("must not contain consecutive hyphens");
        }
        if (text.startsWith("-") || text.endsWith("-")) {
            wrong.add("must not begin or end with a hyphen");
        }
        return wrong;
    }

    private static List<String> check(String text, int longest, Form form) {
        List<String> wrong = new ArrayList<>();
        if (text.length() > longest) {
            wrong.add("must be no more than " + longest + " characters");
        }
        form.check(text, wrong);
        return wrong;
    }
}
