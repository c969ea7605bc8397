package io.streamgate.testkit.cluster;

import org.jspecify.annotations.Nullable;

/** What Events must be like, in either of their groups. */
final class EventRules {
    private EventRules() {}

    /** An Event stands in the namespace of what it is about; one about an object in none, in {@code default}. */
    static void event(FrozenMap event, @Nullable FrozenMap before, Causes causes) {
        String of = Tree.text(event, event.containsKey("regarding") ? "regarding" : "involvedObject", "namespace");
        String in = Tree.text(event, "metadata", "namespace");
        boolean stands = of.isEmpty() ? in.isEmpty() || in.equals("default") : in.equals(of);
        if (!stands) {
            causes.invalid("involvedObject.namespace", of, "does not match event.namespace");
        }
    }
}
