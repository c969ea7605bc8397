package io.streamgate.k8s.mirror;

import io.streamgate.ClusterException;
import io.streamgate.Term;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes objects that are not wholly ours: field by field, from what was read, and only under a term. An object is stamped
 * with a driver's term before that driver writes anything else to it, and every write names the version that was read with
 * that stamp on it; so a write of an earlier driver that is still under way finds another version, and fails.
 */
public final class FencedWriter {
    /** The annotation that carries the term's number. */
    public static final String TERM = "streamgate.io/term";

    private final Mirrors mirrors;

    /** Writes through the API of these copies, and shows them what was written. */
    public FencedWriter(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** The number of the term stamped on an object; 0 if there is none. */
    public static long term(Resource resource) {
        String stamp = resource.annotations().getOrDefault(TERM, "0");
        try {
            return Long.parseLong(stamp);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * One change to a field.
     *
     * @param path the field as a JSON pointer, such as {@code /spec/replicas}; it must be there
     * @param value the new value
     */
    public record Field(String path, Object value) {
        Map<String, Object> operation() {
            return Map.of("op", "replace", "path", path, "value", value);
        }
    }

    /**
     * Stamps a term on an object, unless it is there.
     *
     * @throws ClusterException of kind FENCED if a later one is there
     */
    public Resource claim(Ref ref, Term term) {
        Resource current = read(ref);
        long stamped = term(current);
        if (stamped > term.number()) {
            throw new ClusterException(
                    ClusterException.Kind.FENCED,
                    ref + " is held under term " + stamped + ", this is " + term,
                    null,
                    null);
        }
        if (stamped == term.number()) {
            return current;
        }
        String stamp = Long.toString(term.number());
        Map<String, Object> operation = current.at("metadata", "annotations").isPresent()
                ? Map.of("op", "add", "path", "/metadata/annotations/" + TERM.replace("/", "~1"), "value", stamp)
                : Map.of("op", "add", "path", "/metadata/annotations", "value", Map.of(TERM, stamp));
        return write(ref, current, List.of(operation));
    }

    /** Changes fields of an object, under a term. */
    public Resource change(Ref ref, Term term, List<Field> fields) {
        Resource current = claim(ref, term);
        return write(ref, current, fields.stream().map(Field::operation).toList());
    }

    /** What the server would make of a change, had it been under way now. Nothing is written. */
    public Resource rehearse(Ref ref, List<Field> fields) {
        return Calls.call(() -> mirrors.api()
                .patch(
                        ref,
                        new Patch(
                                Patch.Type.JSON,
                                fields.stream().map(Field::operation).toList()),
                        true));
    }

    private Resource read(Ref ref) {
        return Calls.call(() -> mirrors.of(ref.kind(), ref.namespace()).get(ref.name()))
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.REFUSED, ref + " is not there (any more)", null, null));
    }

    private Resource write(Ref ref, Resource current, List<Map<String, Object>> operations) {
        List<@Nullable Object> body = new ArrayList<>();
        body.add(Map.of("op", "replace", "path", "/metadata/resourceVersion", "value", current.resourceVersion()));
        body.addAll(operations);
        Mirror mirror = mirrors.of(ref.kind(), ref.namespace());
        try {
            Resource written = mirrors.api().patch(ref, new Patch(Patch.Type.JSON, body), false);
            mirror.put(written);
            return written;
        } catch (ApiException e) {
            if (e.isConflict()) {
                Calls.run(() -> mirror.put(mirrors.api().get(ref)));
            }
            throw Calls.translated(e);
        }
    }
}
