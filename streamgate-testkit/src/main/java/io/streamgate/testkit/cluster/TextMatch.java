package io.streamgate.testkit.cluster;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A condition on a path, a header or a parameter. */
record TextMatch(Way way, String value) {
    /** How it is compared. */
    enum Way {
        EXACT,
        EXACT_IGNORING_CASE,
        PREFIX,
        PREFIX_IGNORING_CASE,
        /** Whole elements of a path: {@code /a} is a prefix of {@code /a/b}, not of {@code /ab}. */
        PATH_PREFIX,
        REGEX,
        PRESENT
    }

    boolean matches(@Nullable String text) {
        if (text == null) {
            return false;
        }
        return switch (way) {
            case EXACT -> text.equals(value);
            case EXACT_IGNORING_CASE -> text.equalsIgnoreCase(value);
            case PREFIX -> text.startsWith(value);
            case PREFIX_IGNORING_CASE -> small(text).startsWith(small(value));
            case PATH_PREFIX ->
                isPathPrefix(value.endsWith("/") ? value.substring(0, value.length() - 1) : value, text);
            case REGEX -> isMatch(text);
            case PRESENT -> true;
        };
    }

    private static boolean isPathPrefix(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    /** A pattern that can't be read matches nothing. */
    private boolean isMatch(String text) {
        try {
            return Pattern.matches(value, text);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
