package io.streamgate.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is answered to a request.
 *
 * @param code the HTTP status
 * @param contentType what the body is
 * @param body its parts, to be sent one after another
 * @param warnings what the server warns of
 */
record Answer(int code, String contentType, List<byte[]> body, List<String> warnings) {
    private static final String JSON = "application/json";

    Answer {
        body = List.copyOf(body);
        warnings = List.copyOf(warnings);
    }

    static Answer of(int code, Object json) {
        return of(code, JSON, Json.text(json));
    }

    static Answer of(int code, String contentType, String body) {
        return new Answer(code, contentType, List.of(body.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    static Answer of(List<byte[]> json) {
        return new Answer(200, JSON, json, List.of());
    }

    Answer warning(List<String> of) {
        return new Answer(code, contentType, body, of);
    }

    int length() {
        return body.stream().mapToInt(part -> part.length).sum();
    }
}
