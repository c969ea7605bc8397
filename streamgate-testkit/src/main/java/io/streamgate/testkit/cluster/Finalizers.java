package io.streamgate.testkit.cluster;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an object's deletion may wait for. */
final class Finalizers {
    private static final String PATH = "metadata.finalizers";
    /** The only ones without a domain. */
    private static final Set<String> STANDARD = Set.of("kubernetes", Deletions.ORPHAN, Deletions.FOREGROUND);

    private Finalizers() {}

    /**
     * Each must be a name.
     *
     * @param withDomain whether names without a domain are refused, as they are for the built-in kinds
     */
    static void check(FrozenMap metadata, boolean withDomain, Causes causes) {
        List<@Nullable Object> finalizers = Tree.list(metadata, "finalizers");
        for (int i = 0; i < finalizers.size(); i++) {
            String name = String.valueOf(finalizers.get(i));
            causes.invalid(PATH, name, Names.qualified(name));
            if (withDomain && !name.contains("/") && !STANDARD.contains(name)) {
                causes.invalid(
                        PATH + "[" + i + "]",
                        name,
                        "name is neither a standard finalizer name nor is it fully qualified");
            }
        }
        if (finalizers.contains(Deletions.ORPHAN) && finalizers.contains(Deletions.FOREGROUND)) {
            causes.invalid(
                    PATH,
                    new FrozenList(finalizers),
                    "finalizer " + Deletions.ORPHAN + " and " + Deletions.FOREGROUND + " cannot be both set");
        }
    }
}
