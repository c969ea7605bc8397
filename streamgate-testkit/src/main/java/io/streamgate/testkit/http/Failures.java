package io.streamgate.testkit.http;

import io.streamgate.k8s.api.ApiException;

/** What is wrong with a request before it comes to what it asks for. */
final class Failures {
    private Failures() {}

    static ApiException notFound() {
        return of(404, "NotFound", "the server could not find the requested resource");
    }

    static ApiException notAllowed() {
        return of(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    static ApiException badRequest(String why) {
        return of(400, "BadRequest", why);
    }

    /** A patch of no known form is refused before the server looks at it, in other words. */
    static ApiException unknownPatch() {
        return of(415, "UnsupportedMediaType", "415: Unsupported Media Type");
    }

    static ApiException unknownFormat(String known) {
        return of(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + known);
    }

    static ApiException tooLarge(int limit) {
        return of(413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit);
    }

    static ApiException internal(Throwable cause) {
        return new ApiException(500, "InternalError", "Internal error occurred: " + cause, null, cause);
    }

    private static ApiException of(int code, String reason, String message) {
        return new ApiException(code, reason, message, null, null);
    }
}
