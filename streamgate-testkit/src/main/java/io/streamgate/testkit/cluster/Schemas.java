package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.HashMap;
import java.util.Map;

/** The schemas of the kinds that a server serves: the built-in ones, and those of its CustomResourceDefinitions. */
final class Schemas {
    private final Map<Kind, Schema> custom = new HashMap<>();

    /** The schema of a kind; of one that nothing is known of, one that takes anything. */
    Schema of(Kind kind) {
        Schema builtIn = BuiltInSchemas.of(kind);
        if (builtIn != null) {
            return builtIn;
        }
        Schema wellKnown = custom.containsKey(kind) ? null : BuiltInSchemas.ofCustom(kind);
        return wellKnown != null ? wellKnown : custom.getOrDefault(kind, Schema.ANY);
    }

    /** Whether objects of the kind have a form of their own in the server, which strategic merge patches need. */
    static boolean isBuiltIn(Kind kind) {
        return BuiltInSchemas.of(kind) != null;
    }

    void define(Kind kind, Schema schema) {
        custom.put(kind, schema);
    }

    void forget(Kind kind) {
        custom.remove(kind);
    }
}
