package io.streamgate.k8s.api;

import static java.util.Objects.requireNonNull;

/**
 * A change to one object.
 *
 * @param type how the body is meant
 * @param body what to change: a list of operations for {@link Type#JSON}, an object otherwise; plain data
 */
public record Patch(Type type, Object body) {
    /** The field manager that StreamGate writes as. */
    public static final String MANAGER = "streamgate";

    /** Checks that nothing is missing. */
    public Patch {
        requireNonNull(type, "type");
        requireNonNull(body, "body");
    }

    /** The kinds of patch, with the content type that asks for each. */
    public enum Type {
        /** RFC 6902: a list of operations. */
        JSON("application/json-patch+json"),
        /** RFC 7386: the fields to change, null to remove one. */
        MERGE("application/merge-patch+json"),
        /** Server-side apply: what the manager wants, by force. */
        APPLY("application/apply-patch+yaml");

        private final String contentType;

        Type(String contentType) {
            this.contentType = contentType;
        }

        /** The value of the request's {@code Content-Type}. */
        public String contentType() {
            return contentType;
        }
    }
}
