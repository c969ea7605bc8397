package io.streamgate.testkit.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the fields that come twice in one object of a JSON text, of which reading it leaves the last. */
final class DuplicateFields {
    private final String text;
    private final List<String> found = new ArrayList<>();
    private int at;

    private DuplicateFields(String text) {
        this.text = text;
    }

    /**
     * Their paths, such as {@code spec.containers[0].name}, in their order.
     *
     * @param json a text that has been read as JSON without fault
     */
    static List<String> in(String json) {
        DuplicateFields search = new DuplicateFields(json);
        search.value("");
        return search.found;
    }

    private void value(String path) {
        switch (next()) {
            case '{' -> object(path);
            case '[' -> list(path);
            case '"' -> string();
            default -> scalar();
        }
    }

    private void object(String path) {
        Set<String> seen = new HashSet<>();
        at++;
        while (next() != '}') {
            String name = string();
            String field = path.isEmpty() ? name : path + "." + name;
            if (!seen.add(name)) {
                found.add(field);
            }
            skip(':');
            value(field);
            skip(',');
        }
        at++;
    }

    private void list(String path) {
        at++;
        for (int i = 0; next() != ']'; i++) {
            value(path + "[" + i + "]");
            skip(',');
        }
        at++;
    }

    private String string() {
        int start = ++at;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return text.substring(start, at++);
    }

    private void scalar() {
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    /** The next character that says something. */
    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private void skip(char separator) {
        if (next() == separator) {
            at++;
        }
    }
}
