package io.streamgate.testkit.http;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.KubeApi.Change;
import io.streamgate.k8s.api.Resource;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lines that watches are told, each made once, however many watches are told it. May be used from any thread. */
final class EventLines {
    private static final int KEPT = 256;

    private final Encoder encoder;
    private final Map<Told, byte[]> made = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Told, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    /** The same change of the very same object, which is quicker to see than an equal one. */
    private record Told(Change change, Resource resource) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Told told && told.change == change && told.resource == resource;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(resource);
        }
    }

    EventLines(Encoder encoder) {
        this.encoder = encoder;
    }

    /** The line that tells of a change. */
    synchronized byte[] of(Change change, Resource resource) {
        return made.computeIfAbsent(
                new Told(change, resource),
                told -> line(change.name(), new String(encoder.object(resource), StandardCharsets.UTF_8)));
    }

    /** The line that says why a watch is over. */
    static byte[] of(ApiException cause) {
        return line("ERROR", Json.text(Json.failure(cause)));
    }

    private static byte[] line(String type, String object) {
        String line = "{\"type\":\"" + type + "\",\"object\":" + object + "}\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
