package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import java.util.List;

/** What the server says when it says no, in its own words. */
final class Refusal {
    private Refusal() {}

    static ApiException of(int code, String reason, String message) {
        return new ApiException(code, reason, message, null, null);
    }

    static ApiException notFound(Kind kind, String name) {
        return of(404, "NotFound", resource(kind) + " \"" + name + "\" not found");
    }

    static ApiException alreadyExists(Kind kind, String name) {
        return of(409, "AlreadyExists", resource(kind) + " \"" + name + "\" already exists");
    }

    static ApiException modified(Ref ref) {
        return conflict(
                ref, "the object has been modified; please apply your changes to the latest version and try again");
    }

    static ApiException conflict(Ref ref, String why) {
        return of(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource(ref.kind()) + " \"" + ref.name() + "\": " + why);
    }

    static ApiException forbidden(Kind kind, String name, String why) {
        return of(
                403,
                "Forbidden",
                resource(kind) + (name.isEmpty() ? "" : " \"" + name + "\"") + " is forbidden: " + why);
    }

    static ApiException invalid(Kind kind, String name, List<String> causes) {
        String all = causes.size() == 1 ? causes.get(0) : "[" + String.join(", ", causes) + "]";
        return of(422, "Invalid", qualified(kind) + " \"" + name + "\" is invalid: " + all);
    }

    static ApiException badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    /** Refuses options of a request that do not go together. */
    static ApiException options(String kind, String field, List<String> causes) {
        return invalid(
                new Kind("meta.k8s.io", "v1", kind, ""),
                "",
                causes.stream().map(cause -> field + ": " + cause).toList());
    }

    /** A kind whose objects are only replaced at a version was to be replaced at any. */
    static ApiException unversioned(Ref ref) {
        return of(
                422,
                "Invalid",
                resource(ref.kind()) + " \"" + ref.name()
                        + "\" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update");
    }

    static ApiException tooLarge(long asked, long current) {
        return of(504, "Timeout", "Timeout: Too large resource version: " + asked + ", current: " + current);
    }

    /** The version of a list in pages is no longer kept; it may go on, at the newest version. */
    static ApiException listLost(Continuation next) {
        return of(
                410,
                "Expired",
                "The provided continue parameter is too old to display a consistent list result. You can start a new"
                        + " list without the continue parameter, or use the continue token in this response to retrieve"
                        + " the remainder of the results. Continuing with the provided token results in an inconsistent"
                        + " list - objects that were created, modified, or deleted between the time the first chunk was"
                        + " returned and now may show up in the list.");
    }

    static ApiException gone(String asked, long oldest) {
        return of(410, "Expired", "too old resource version: " + asked + " (" + oldest + ")");
    }

    static ApiException noAnswer(String why) {
        return of(ApiException.NO_ANSWER, "", why);
    }

    /** How the server names a kind of object: {@code Pod}, {@code Deployment.apps}. */
    static String qualified(Kind kind) {
        return kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
    }

    /** How the server names a kind: {@code pods}, {@code deployments.apps}. */
    static String resource(Kind kind) {
        return kind.group().isEmpty() ? kind.plural() : kind.plural() + "." + kind.group();
    }
}
