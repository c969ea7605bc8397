package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who set which field last: {@code metadata.managedFields}, leaf by leaf. */
final class ManagedFields {
    private static final List<String> SYSTEM = List.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "managedFields",
            "generateName");

    private ManagedFields() {}

    /** The object after a manager's create or update, with its entries brought up to date. */
    static FrozenMap updated(Kind kind, @Nullable FrozenMap before, FrozenMap after, String manager, String time) {
        FrozenMap mine = Fields.changed(before == null ? FrozenMap.EMPTY : owned(before), owned(after), "");
        FrozenMap all = Fields.of(owned(after), "");
        List<@Nullable Object> entries = new ArrayList<>();
        boolean known = false;
        for (Object entry : before == null ? List.of() : Tree.list(before, "metadata", "managedFields")) {
            FrozenMap fields = Tree.map(entry, "fieldsV1");
            FrozenMap left = Fields.common(fields, all);
            if (is(entry, manager, "Update")) {
                known = true;
                left = mine == null ? left : left == null ? mine : Fields.union(left, mine);
            } else if (left != null && mine != null) {
                left = Fields.minus(left, mine);
            }
            addIfAny(entries, entry, fields, left, time);
        }
        if (!known && mine != null) {
            entries.add(entry(kind, manager, "Update", mine, time));
        }
        return entries.isEmpty()
                ? Tree.without(after, "metadata", "managedFields")
                : Tree.with(after, entries, "metadata", "managedFields");
    }

    /**
     * The object after a manager's server-side apply: what it applies is laid over, what it applied before and no longer does
     * is taken away unless someone else owns it too.
     *
     * @throws io.streamgate.k8s.api.ApiException 409 if others own a field at another value and it is not by force
     */
    static FrozenMap applied(
            Kind kind, FrozenMap before, FrozenMap intent, String manager, boolean force, String time) {
        FrozenMap wished = Fields.of(owned(intent), "");
        FrozenMap differing = Fields.changed(owned(before), owned(intent), "");
        FrozenMap others = FrozenMap.EMPTY;
        FrozenMap former = FrozenMap.EMPTY;
        List<String> conflicts = new ArrayList<>();
        List<@Nullable Object> entries = new ArrayList<>();
        for (Object entry : Tree.list(before, "metadata", "managedFields")) {
            FrozenMap fields = Tree.map(entry, "fieldsV1");
            if (is(entry, manager, "Apply")) {
                former = fields;
                continue;
            }
            FrozenMap lost = differing == null ? null : Fields.common(fields, differing);
            if (lost != null) {
                conflicts.add("conflict with \"" + Tree.text(entry, "manager") + "\": " + lost);
            }
            FrozenMap left = lost == null ? fields : Fields.minus(fields, lost);
            others = left == null ? others : Fields.union(others, left);
            addIfAny(entries, entry, fields, left, time);
        }
        if (!conflicts.isEmpty() && !force) {
            throw Refusal.of(
                    409,
                    "Conflict",
                    "Apply failed with " + conflicts.size() + " conflict" + (conflicts.size() == 1 ? "" : "s") + ": "
                            + String.join("; ", conflicts));
        }
        FrozenMap same = former.equals(wished) ? former : null;
        entries.add(
                same != null && differing == null
                        ? entryOf(before, manager)
                        : entry(kind, manager, "Apply", wished, time));
        FrozenMap merged = (FrozenMap) Objects.requireNonNull(Fields.merge(before, intent, ""));
        FrozenMap given = Fields.minus(former, Fields.withItems(Fields.union(wished, others)));
        if (given != null) {
            merged = (FrozenMap) Objects.requireNonNull(Fields.without(merged, given, ""));
        }
        return Tree.with(merged, entries, "metadata", "managedFields");
    }

    private static @Nullable Object entryOf(FrozenMap object, String manager) {
        return Tree.list(object, "metadata", "managedFields").stream()
                .filter(entry -> is(entry, manager, "Apply"))
                .findFirst()
                .orElse(null);
    }

    private static boolean is(@Nullable Object entry, String manager, String operation) {
        return Tree.text(entry, "manager").equals(manager)
                && Tree.text(entry, "operation").equals(operation);
    }

    private static void addIfAny(
            List<@Nullable Object> entries,
            @Nullable Object entry,
            FrozenMap was,
            @Nullable FrozenMap is,
            String time) {
        if (is != null) {
            FrozenMap one = Tree.map(entry);
            entries.add(is.equals(was) ? one : Tree.with(Tree.with(one, is, "fieldsV1"), time, "time"));
        }
    }

    private static FrozenMap entry(Kind kind, String manager, String operation, FrozenMap fields, String time) {
        return Tree.of(
                "manager",
                manager,
                "operation",
                operation,
                "apiVersion",
                kind.apiVersion(),
                "time",
                time,
                "fieldsType",
                "FieldsV1",
                "fieldsV1",
                fields);
    }

    /** What of an object can have an owner: neither its identity, nor what the server counts, nor its status. */
    private static FrozenMap owned(FrozenMap object) {
        FrozenMap metadata = Tree.map(object, "metadata");
        for (String field : SYSTEM) {
            metadata = Tree.without(metadata, field);
        }
        FrozenMap rest = Tree.without(
                Tree.without(Tree.without(Tree.without(object, "apiVersion"), "kind"), "status"), "metadata");
        return metadata.isEmpty() ? rest : Tree.with(rest, metadata, "metadata");
    }
}
