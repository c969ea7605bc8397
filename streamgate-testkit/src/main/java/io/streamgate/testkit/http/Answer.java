package io.streamgate.testkit.http;

/**
 * What is answered to a request.
 *
 * @param code the HTTP status
 * @param contentType what the body is
 * @param body its text
 */
record Answer(int code, String contentType, String body) {
    static Answer of(int code, Object json) {
        return new Answer(code, "application/json", Json.text(json));
    }
}
