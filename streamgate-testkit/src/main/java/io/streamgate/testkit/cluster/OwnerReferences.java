package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom an object belongs to, as a client may say it. */
final class OwnerReferences {
    private static final String PATH = "metadata.ownerReferences";

    private OwnerReferences() {}

    /** The object with each owner once; whoever comes twice is named in {@code warnings}. */
    static FrozenMap distinct(FrozenMap object, List<String> warnings) {
        List<@Nullable Object> given = Tree.list(object, "metadata", "ownerReferences");
        Set<@Nullable Object> once = new LinkedHashSet<>(given);
        if (once.size() == given.size()) {
            return object;
        }
        List<@Nullable Object> repeated = new ArrayList<>(given);
        once.forEach(repeated::remove);
        List<String> uids = repeated.stream()
                .map(owner -> Tree.text(owner, "uid"))
                .distinct()
                .toList();
        warnings.add("." + PATH + " contains duplicate entries; API server dedups owner references in 1.20+, and may"
                + " reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: "
                + String.join(", ", uids));
        return Tree.with(object, new FrozenList(new ArrayList<>(once)), "metadata", "ownerReferences");
    }

    /** Each must name an object, and only one may be the controller. */
    static void check(FrozenMap metadata, Causes causes) {
        List<@Nullable Object> owners = Tree.list(metadata, "ownerReferences");
        String controller = "";
        for (Object owner : owners) {
            for (String field : List.of("apiVersion", "kind", "name", "uid")) {
                if (Tree.text(owner, field).isEmpty()) {
                    String why = field.equals("apiVersion") ? "version must not be empty" : "must not be empty";
                    causes.invalid(PATH + "." + field, "", why);
                }
            }
            if (StructuralSchema.isTrue(owner, "controller")) {
                String named = Tree.text(owner, "kind") + "/" + Tree.text(owner, "name");
                if (controller.isEmpty()) {
                    controller = named;
                } else {
                    causes.invalid(
                            PATH,
                            new FrozenList(owners),
                            "Only one reference can have Controller set to true. Found \"true\" in references for "
                                    + controller + " and " + named);
                }
            }
        }
    }
}
