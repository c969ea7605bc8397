package io.streamgate.k8s.api;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a Status says, without the values it may quote. A refused object is printed in part or in whole by the server's
 * validation; nothing of a Secret, an environment or a command line may get into a log that way.
 */
final class StatusWords {
    private static final int LONGEST = 500;

    private static final Pattern PRIVATE_FIELD =
            Pattern.compile("\\b(env|data|binaryData|stringData|args|command|annotations)\\b");
    private static final Pattern VALUE = Pattern.compile("^((?:Invalid|Unsupported|Duplicate) value): (.*)$");
    private static final Pattern SCALAR = Pattern.compile("^(\"(?:[^\"\\\\]|\\\\.)*\"|[\\w.+-]+)(?::|$)");
    private static final Pattern DUMP = Pattern.compile("&?value\\.|map\\[|\\[\\]interface|&?\\w+\\.\\w+\\{|\\{\"");

    private StatusWords() {}

    static String of(Resource status, @Nullable Kind kind, int code) {
        boolean quotes = code == 400 || code == 422 || code >= 500;
        if (quotes && kind != null && kind.equals(Kind.SECRET)) {
            return "";
        }
        List<Resource> causes = code == 422 ? status.list("details", "causes") : List.of();
        if (causes.isEmpty()) {
            return cut(withoutDump(firstLine(status.text("message").orElse(""))));
        }
        return cut(causes.stream().map(StatusWords::cause).distinct().collect(Collectors.joining("; ")));
    }

    private static String cause(Resource cause) {
        String field = cause.text("field").orElse("");
        String said = firstLine(cause.text("message").orElse(""));
        Matcher value = VALUE.matcher(said);
        if (value.matches()) {
            said = value.group(1)
                    + withoutValue(value.group(2), PRIVATE_FIELD.matcher(field).find());
        }
        return field.isEmpty() ? withoutDump(said) : field + ": " + withoutDump(said);
    }

    /** Keeps a scalar, unless the field is private, and what follows the value. */
    private static String withoutValue(String said, boolean isPrivate) {
        Matcher scalar = SCALAR.matcher(said);
        if (!scalar.find()) {
            int end = said.lastIndexOf("}: ");
            return end < 0 ? "" : said.substring(end + 1);
        }
        return isPrivate ? said.substring(scalar.end(1)) : ": " + said;
    }

    private static String withoutDump(String said) {
        Matcher dump = DUMP.matcher(said);
        return dump.find() ? said.substring(0, dump.start()) + "..." : said;
    }

    private static String firstLine(String said) {
        return said.lines().findFirst().orElse("");
    }

    static String cut(String said) {
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "...";
    }
}
