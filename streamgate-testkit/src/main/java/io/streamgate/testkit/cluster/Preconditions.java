package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold before an object takes the place of the one that is there: it must be the same one, as it was read. */
final class Preconditions {
    private Preconditions() {}

    /** Refuses what may not take the place of an object as it is. */
    static void check(Ref ref, FrozenMap before, FrozenMap candidate) {
        String version = Tree.text(candidate, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(Tree.text(before, "metadata", "resourceVersion"))) {
            throw Refusal.modified(ref);
        }
        String uid = Tree.text(candidate, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(Tree.text(before, "metadata", "uid"))) {
            throw Refusal.invalid(
                    ref.kind(),
                    ref.name(),
                    List.of("metadata.uid: Invalid value: \"" + uid + "\": field is immutable"));
        }
        String namespace = Tree.text(candidate, "metadata", "namespace");
        if (!namespace.isEmpty() && !namespace.equals(ref.namespace())) {
            throw Refusal.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        checkName(ref, candidate);
        checkFinalizers(ref, before, candidate);
    }

    /** Refuses an object that is not named as the one it is to be put in place of (400). */
    static void checkName(Ref ref, FrozenMap object) {
        String name = Tree.text(object, "metadata", "name");
        if (name.isEmpty()) {
            throw Refusal.badRequest("the name of the object (" + ref.name()
                    + " based on URL) was undeterminable: name must be provided");
        }
        if (!name.equals(ref.name())) {
            throw Refusal.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + ref.name() + ")");
        }
    }

    /** Refuses to put an object in place of another one (409). */
    static void checkUid(Ref ref, Optional<Resource> current, FrozenMap object) {
        String wanted = Tree.text(object, "metadata", "uid");
        String found = current.map(Resource::uid).orElse("");
        if (!wanted.isEmpty() && !wanted.equals(found)) {
            String place = ref.namespace().isEmpty() ? "" : ref.namespace() + "/";
            throw Refusal.conflict(
                    ref,
                    "StorageError: invalid object, Code: 4, Key: /registry/"
                            + ref.kind().plural() + "/" + place + ref.name()
                            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
                            + wanted + ", UID in object meta: " + found);
        }
    }

    /** Refuses new finalizers on an object that is on its way out (422). */
    private static void checkFinalizers(Ref ref, FrozenMap before, FrozenMap after) {
        if (Tree.at(before, "metadata", "deletionTimestamp") == null) {
            return;
        }
        List<@Nullable Object> added = new ArrayList<>(Tree.list(after, "metadata", "finalizers"));
        added.removeAll(Tree.list(before, "metadata", "finalizers"));
        if (!added.isEmpty()) {
            String names = added.stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(", "));
            throw Refusal.invalid(
                    ref.kind(),
                    ref.name(),
                    List.of(
                            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted,"
                                    + " found new finalizers []string{" + names + "}"));
        }
    }
}
