package io.streamgate.testkit.cluster;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as objects have them: RFC 3339. */
final class Times {
    private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";

    private Times() {}

    /** What is wrong with a text that is to be a time, in the server's words. */
    static Optional<String> problem(String text) {
        try {
            OffsetDateTime.parse(text);
            return Optional.empty();
        } catch (DateTimeParseException e) {
            String left = text.substring(Math.min(e.getErrorIndex(), text.length()));
            return Optional.of(
                    "parsing time \"" + text + "\" as \"" + LAYOUT + "\": cannot parse \"" + left + "\" as \"2006\"");
        }
    }
}
