package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Patch;
import java.util.Optional;
import java.util.stream.Stream;

/** How the body of a patch is meant: all that the API knows, of which {@link Patch.Type} has what StreamGate uses. */
public enum PatchForm {
    /** RFC 6902: a list of operations. */
    JSON("application/json-patch+json"),
    /** RFC 7386: the fields to change, null to remove one. */
    MERGE("application/merge-patch+json"),
    /** As {@link #MERGE}, with lists merged by their items' keys; for the built-in kinds only. */
    STRATEGIC("application/strategic-merge-patch+json"),
    /** Server-side apply: what the manager wants. */
    APPLY("application/apply-patch+yaml");

    private final String contentType;

    PatchForm(String contentType) {
        this.contentType = contentType;
    }

    /** The value of the request's {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** The form that a content type asks for, whatever parameters follow it. */
    public static Optional<PatchForm> of(String contentType) {
        return Stream.of(values())
                .filter(form -> contentType.startsWith(form.contentType))
                .findFirst();
    }

    static PatchForm of(Patch.Type type) {
        return switch (type) {
            case JSON -> JSON;
            case MERGE -> MERGE;
            case APPLY -> APPLY;
        };
    }
}
