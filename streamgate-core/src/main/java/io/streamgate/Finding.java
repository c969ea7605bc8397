package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * Something to know before the first write.
 *
 * @param severity whether it stands in the way
 * @param code the kind of finding, for programs, such as {@code no-readiness-probe}
 * @param subject the object and field, such as {@code Deployment shop/checkout-green spec.paused}
 * @param message what was found
 * @param remedy what to do about it
 */
public record Finding(Severity severity, String code, String subject, String message, String remedy) {
    /** Checks that nothing is missing. */
    public Finding {
        requireNonNull(severity, "severity");
        Checks.notBlank("code of a finding", code);
        requireNonNull(subject, "subject");
        requireNonNull(message, "message");
        requireNonNull(remedy, "remedy");
    }

    /** Whether it stands in the way. */
    public enum Severity {
        /** The rollout is not begun. */
        REFUSAL,
        /** The rollout is begun; someone should know. */
        WARNING
    }

    /** A finding that stands in the way. */
    public static Finding refusal(String code, String subject, String message, String remedy) {
        return new Finding(Severity.REFUSAL, code, subject, message, remedy);
    }

    /** A finding that someone should know of. */
    public static Finding warning(String code, String subject, String message, String remedy) {
        return new Finding(Severity.WARNING, code, subject, message, remedy);
    }

    /** Whether it stands in the way. */
    public boolean isRefusal() {
        return severity == Severity.REFUSAL;
    }

    /** The same finding, standing in the way. */
    public Finding asRefusal() {
        return new Finding(Severity.REFUSAL, code, subject, message, remedy);
    }

    @Override
    public String toString() {
        return severity.name().toLowerCase(java.util.Locale.ROOT) + " " + code + ": " + subject + ": " + message + "; "
                + remedy;
    }
}
