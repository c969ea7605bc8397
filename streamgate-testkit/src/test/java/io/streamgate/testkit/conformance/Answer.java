package io.streamgate.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server answered. */
record Answer(String request, int code, Map<String, List<String>> headers, String body) {
    /** The body of an answer that is not a refusal. */
    Json ok() {
        if (code >= 300) {
            throw new AssertionError(request + " was refused: " + code + " " + body);
        }
        return json();
    }

    Json json() {
        return Json.of(body);
    }

    @Nullable
    Object at(Object... path) {
        return json().at(path);
    }

    /** A refusal in one line: code, reason, message. */
    String refusal() {
        Json status = json();
        if (!status.text("status").equals("Failure")) {
            throw new AssertionError(request + " was not refused: " + code + " " + body);
        }
        if (status.number("code") != code) {
            throw new AssertionError(request + " was answered with " + code + ", but its Status says " + body);
        }
        return code + " " + status.text("reason") + ": " + status.text("message");
    }

    /** The causes that a refusal gives, each in one line: reason, field, message. */
    List<String> causes() {
        return json().list("details", "causes").stream()
                .map(cause -> cause.text("reason") + " " + cause.text("field") + ": " + cause.text("message"))
                .toList();
    }

    /** The fields that a refusal names. */
    List<String> fields() {
        return json().texts("field", "details", "causes");
    }

    /** The names of a list's items. */
    List<String> names() {
        return ok().list("items").stream().map(Json::name).toList();
    }

    /** What the server warns of. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        headers.forEach((name, values) -> {
            if (name.equalsIgnoreCase("Warning")) {
                warnings.addAll(values);
            }
        });
        return warnings;
    }

    @Override
    public String toString() {
        return request + ": " + code + " " + body;
    }
}
