package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;

/** Resource versions as clients give them. */
final class Versions {
    private Versions() {}

    /** The number; 0 for none. What is no number is an error of the server here, as it is with the real one. */
    static long parse(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.of(
                    500,
                    "",
                    "resourceVersion: Invalid value: \"" + text + "\": strconv.ParseUint: parsing \"" + text
                            + "\": invalid syntax");
        }
        return Long.parseLong(text);
    }

    /** A version that the store has reached; one that is yet to come is refused (504). */
    static long reached(String text, Store store) {
        long version;
        try {
            version = parse(text);
        } catch (ApiException e) {
            throw Refusal.badRequest("invalid resource version: " + e.getMessage());
        }
        if (version > store.version()) {
            throw Refusal.tooLarge(version, store.version());
        }
        return version;
    }
}
