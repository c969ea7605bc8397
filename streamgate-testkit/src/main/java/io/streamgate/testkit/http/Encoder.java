package io.streamgate.testkit.http;

import io.streamgate.k8s.api.Resource;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Objects as they are on the wire, each made once for as long as the object is in use. May be used from any thread. */
final class Encoder {
    private final Map<Same, byte[]> made = new ConcurrentHashMap<>();
    private final ReferenceQueue<Resource> unused = new ReferenceQueue<>();

    /** The very same object, which is quicker to see than an equal one. */
    private static final class Same extends WeakReference<Resource> {
        private final int hash;

        private Same(Resource resource, @Nullable ReferenceQueue<Resource> queue) {
            super(resource, queue);
            hash = System.identityHashCode(resource);
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof Same same && get() != null && get() == same.get());
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** All of an object. */
    byte[] object(Resource resource) {
        String what = "{\"kind\":" + Json.text(resource.text("kind").orElse("")) + ",\"apiVersion\":"
                + Json.text(resource.text("apiVersion").orElse("")) + ",";
        byte[] start = what.getBytes(StandardCharsets.UTF_8);
        byte[] fields = fields(resource);
        byte[] all = new byte[start.length + fields.length - 1];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(fields, 1, all, start.length, fields.length - 1);
        return all;
    }

    /** An object without what it is, as in lists of built-in kinds. */
    byte[] fields(Resource resource) {
        for (Reference<?> gone = unused.poll(); gone != null; gone = unused.poll()) {
            made.remove(gone);
        }
        byte[] known = made.get(new Same(resource, null));
        if (known != null) {
            return known;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(resource.json());
        fields.remove("kind");
        fields.remove("apiVersion");
        byte[] bytes = Json.text(fields).getBytes(StandardCharsets.UTF_8);
        made.put(new Same(resource, unused), bytes);
        return bytes;
    }
}
