package io.streamgate.k8s.api;

import io.fabric8.kubernetes.client.http.HttpHeaders;
import io.fabric8.kubernetes.client.http.HttpStatusMessage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers other than success, and none, as exceptions. */
final class Failures {
    private Failures() {}

    /**
     * A refusal.
     *
     * @param what the verb and the object, such as {@code PATCH Deployment shop/checkout}
     * @param kind the kind of object; null for a raw path
     * @param retryAfter what the answer's head says of waiting
     * @param status the Status in the answer's body, if it has one
     */
    static ApiException refusal(
            String what,
            @Nullable Kind kind,
            int code,
            Optional<Duration> retryAfter,
            @Nullable Map<String, @Nullable Object> status) {
        Resource said = new Resource(status == null ? Map.of() : status);
        Optional<Duration> details = said.number("details", "retryAfterSeconds").map(Duration::ofSeconds);
        String words = StatusWords.of(said, kind, code);
        return new ApiException(
                code,
                said.text("reason").orElse(""),
                what + ": " + code + " " + HttpStatusMessage.getMessageForStatus(code)
                        + (words.isEmpty() ? "" : ": " + words),
                Stream.concat(retryAfter.stream(), details.stream())
                        .max(Duration::compareTo)
                        .orElse(null),
                null);
    }

    static ApiException noAnswer(String what, String why, @Nullable Throwable cause) {
        return new ApiException(ApiException.NO_ANSWER, "", what + ": " + why, null, cause);
    }

    /** No answer, because the request broke. */
    static ApiException noAnswer(String what, Throwable broken) {
        Throwable cause = broken;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String words = cause.getClass().getSimpleName() + (message == null ? "" : ": " + StatusWords.cut(message));
        return noAnswer(what, "no answer: " + words, cause);
    }

    /** The {@code Retry-After} of an answer; a date is measured from the answer's own, so that no clock need agree. */
    static Optional<Duration> retryAfter(HttpHeaders headers) {
        String value = headers.header("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        try {
            if (value.chars().allMatch(Character::isDigit)) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Duration wait = Duration.between(date(headers.header("Date")), date(value));
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(@Nullable String value) {
        return ZonedDateTime.parse(value == null ? "" : value, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
