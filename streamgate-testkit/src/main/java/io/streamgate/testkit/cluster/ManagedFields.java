package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who set which field last: {@code metadata.managedFields}. */
final class ManagedFields {
    private static final int MOST_UPDATERS = 10;
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    /** What nobody owns: identity, and what the server counts. */
    private static final FieldSet NOBODYS = nobodys();

    private final Kind kind;
    private final Schema schema;
    private final boolean hasStatus;
    private final Map<Manager, Entry> entries = new LinkedHashMap<>();

    private ManagedFields(Kind kind, Schema schema, boolean hasStatus, FrozenMap holder) {
        this.kind = kind;
        this.schema = schema;
        this.hasStatus = hasStatus;
        for (Object entry : Tree.list(holder, "metadata", "managedFields")) {
            FieldSet set = new FieldSet(Tree.map(entry, "fieldsV1"));
            entries.put(Manager.of(entry), new Entry(set, Tree.text(entry, "apiVersion"), Tree.text(entry, "time")));
        }
    }

    /**
     * Whose fields they are, apart from others of the same name.
     *
     * @param apiVersion by which version of the kind; empty for {@code Apply}, which is the same for all
     */
    private record Manager(String name, String operation, String apiVersion, String subresource) {
        static Manager of(@Nullable Object entry) {
            String operation = Tree.text(entry, "operation");
            return new Manager(
                    Tree.text(entry, "manager"),
                    operation,
                    operation.equals("Apply") ? "" : Tree.text(entry, "apiVersion"),
                    Tree.text(entry, "subresource"));
        }

        /** As conflicts name it. */
        @Override
        public String toString() {
            return "\"" + name + "\"" + (subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"")
                    + (operation.equals("Update") ? " using " + apiVersion : "");
        }
    }

    private record Entry(FieldSet set, String apiVersion, String time) {
        Entry with(FieldSet other) {
            return new Entry(other, apiVersion, time);
        }
    }

    /**
     * The object after a manager's create or update, with its entries brought up to date.
     *
     * @param before the object before; null if it is created
     * @param hasStatus whether writes to the object leave its status alone
     * @param subresource which one was written to; empty for the object itself
     */
    static FrozenMap updated(
            Kind kind,
            Schema schema,
            boolean hasStatus,
            @Nullable FrozenMap before,
            FrozenMap after,
            String manager,
            String subresource,
            String time) {
        boolean isReset = isReset(after);
        FrozenMap holder = !subresource.isEmpty() || !has(after) ? (before == null ? after : before) : after;
        ManagedFields fields =
                new ManagedFields(kind, schema, hasStatus && subresource.isEmpty(), isReset ? FrozenMap.EMPTY : holder);
        if (fields.entries.isEmpty() && before != null) {
            return Tree.without(after, "metadata", "managedFields");
        }
        FrozenMap old =
                before == null ? Decoder.decode(kind, FrozenMap.EMPTY, schema).object() : before;
        fields.update(old, after, new Manager(manager, "Update", kind.apiVersion(), subresource), time);
        return fields.on(after);
    }

    /**
     * The object after a manager's server-side apply: what it applies is laid over, what it applied before and no longer does
     * is taken away unless someone else owns it too.
     *
     * @param before the object before; empty if it is created
     * @param intent what is applied
     * @throws ApiException 409 if others own a field at another value and it is not by force
     */
    static FrozenMap applied(
            Kind kind,
            Schema schema,
            boolean hasStatus,
            FrozenMap before,
            FrozenMap intent,
            String manager,
            String subresource,
            boolean force,
            String time) {
        ManagedFields fields = new ManagedFields(kind, schema, hasStatus && subresource.isEmpty(), before);
        if (fields.entries.isEmpty() && !before.isEmpty()) {
            fields.update(
                    Decoder.decode(kind, FrozenMap.EMPTY, schema).object(),
                    before,
                    new Manager(BEFORE_FIRST_APPLY, "Update", kind.apiVersion(), ""),
                    time);
        }
        return fields.apply(before, intent, new Manager(manager, "Apply", "", subresource), force, time);
    }

    private void update(FrozenMap before, FrozenMap after, Manager manager, String time) {
        Comparison comparison = compare(before, after);
        FieldSet changed = comparison.changed();
        lose(changed.union(comparison.removed()), null);
        FieldSet mine = changed.minus(NOBODYS);
        if (!mine.isEmpty()) {
            Entry former = entries.get(manager);
            FieldSet all = former == null ? mine : former.set().union(mine);
            entries.put(manager, new Entry(all, kind.apiVersion(), time));
        }
        mergeOldest();
    }

    private FrozenMap apply(FrozenMap before, FrozenMap intent, Manager manager, boolean force, String time) {
        FrozenMap live = bare(before);
        FieldSet wished = Parts.fields(intent, schema);
        wished = hasStatus ? wished.withoutAll("f:status") : wished;
        Entry former = entries.get(manager);
        entries.put(manager, new Entry(wished, kind.apiVersion(), former == null ? "" : former.time()));
        FrozenMap merged = (FrozenMap) Objects.requireNonNull(Parts.merge(live, intent, schema));
        if (former != null) {
            merged = pruned(merged, former.set());
        }
        Comparison comparison = compare(live, merged);
        if (!force) {
            refuseConflicts(comparison.changed(), manager);
        }
        lose(comparison.changed().union(comparison.removed()), manager);
        wished = wished.minus(NOBODYS);
        boolean isSame = merged.equals(live);
        entries.put(manager, new Entry(wished, kind.apiVersion(), isSame && former != null ? former.time() : time));
        if (wished.isEmpty()) {
            entries.remove(manager);
        }
        return on(merged);
    }

    /** Without what the manager applied before and owns no longer, unless another does. */
    private FrozenMap pruned(FrozenMap merged, FieldSet former) {
        FieldSet owned = FieldSet.EMPTY;
        for (Entry entry : entries.values()) {
            owned = owned.union(entry.set());
        }
        FieldSet last = former.withDeclared(schema);
        FieldSet all = Parts.fields(merged, schema).withDeclared(schema);
        FieldSet left = fields(Parts.without(merged, last, schema));
        FieldSet unowned = all.minus(left.union(owned.withDeclared(schema)));
        left = fields(Parts.without(merged, unowned, schema));
        Object kept = Parts.without(merged, all.minus(left).common(last), schema);
        return kept instanceof FrozenMap map ? map : FrozenMap.EMPTY;
    }

    private FieldSet fields(@Nullable Object value) {
        return value instanceof FrozenMap map ? Parts.fields(map, schema).withDeclared(schema) : FieldSet.EMPTY;
    }

    private Comparison compare(FrozenMap before, FrozenMap after) {
        Comparison comparison = Comparison.of(bare(before), bare(after), schema);
        return hasStatus ? comparison.except("f:status") : comparison;
    }

    private void refuseConflicts(FieldSet changed, Manager applier) {
        List<Conflict> conflicts = new ArrayList<>();
        entries.forEach((manager, entry) -> {
            if (!manager.equals(applier)) {
                entry.set()
                        .common(changed)
                        .paths()
                        .forEach(path -> conflicts.add(new Conflict(manager.toString(), path)));
            }
        });
        if (!conflicts.isEmpty()) {
            throw Refusal.applyConflict(conflicts);
        }
    }

    /**
     * A field that is applied and that someone else owns at another value.
     *
     * @param manager who, as the server names it
     * @param field which, such as {@code .spec.replicas}
     */
    record Conflict(String manager, String field) {}

    /** Everyone but one loses these fields. */
    private void lose(FieldSet lost, @Nullable Manager winner) {
        entries.replaceAll((manager, entry) ->
                manager.equals(winner) ? entry : entry.with(entry.set().minus(lost)));
        entries.values().removeIf(entry -> entry.set().isEmpty());
    }

    /** Keeps the number of those who update within bounds: the oldest become one. */
    private void mergeOldest() {
        if (entries.size() <= MOST_UPDATERS) {
            return;
        }
        List<Manager> updaters = entries.keySet().stream()
                .filter(manager -> manager.operation().equals("Update"))
                .sorted(Comparator.comparing((Manager manager) ->
                                Objects.requireNonNull(entries.get(manager)).time())
                        .thenComparing(Manager::name))
                .toList();
        if (updaters.size() <= MOST_UPDATERS) {
            return;
        }
        Manager ancient = new Manager("ancient-changes", "Update", kind.apiVersion(), "");
        Entry all = new Entry(FieldSet.EMPTY, kind.apiVersion(), "");
        for (Manager manager : updaters.subList(0, updaters.size() - MOST_UPDATERS + 1)) {
            Entry entry = Objects.requireNonNull(entries.remove(manager));
            all = new Entry(all.set().union(entry.set()), kind.apiVersion(), entry.time());
        }
        entries.put(ancient, all);
    }

    private FrozenMap on(FrozenMap object) {
        List<FrozenMap> written = new ArrayList<>();
        entries.forEach((manager, entry) -> written.add(Tree.of(
                "manager",
                manager.name(),
                "operation",
                manager.operation(),
                "apiVersion",
                entry.apiVersion(),
                "time",
                entry.time().isEmpty() ? null : entry.time(),
                "fieldsType",
                "FieldsV1",
                "fieldsV1",
                entry.set().json(),
                "subresource",
                manager.subresource().isEmpty() ? null : manager.subresource())));
        written.sort(Comparator.comparing((FrozenMap entry) -> Tree.text(entry, "operation"))
                .thenComparing(entry -> Tree.text(entry, "time"))
                .thenComparing(entry -> Tree.text(entry, "manager"))
                .thenComparing(entry -> Tree.text(entry, "subresource")));
        return written.isEmpty()
                ? Tree.without(object, "metadata", "managedFields")
                : Tree.with(object, written, "metadata", "managedFields");
    }

    private static FrozenMap bare(FrozenMap object) {
        return Tree.without(object, "metadata", "managedFields");
    }

    private static boolean has(FrozenMap object) {
        return !Tree.list(object, "metadata", "managedFields").isEmpty();
    }

    /** Whether a client says that nobody is to own anything: by an empty list, or by one empty entry. */
    private static boolean isReset(FrozenMap object) {
        Object given = Tree.at(object, "metadata", "managedFields");
        return given instanceof List<?> list && (list.isEmpty() || list.equals(List.of(FrozenMap.EMPTY)));
    }

    private static FieldSet nobodys() {
        FieldSet.Builder set = new FieldSet.Builder();
        List.of("apiVersion", "kind", "metadata").forEach(field -> set.add(List.of("f:" + field)));
        List.of(
                        "name",
                        "namespace",
                        "creationTimestamp",
                        "selfLink",
                        "uid",
                        "clusterName",
                        "generation",
                        "managedFields",
                        "resourceVersion")
                .forEach(field -> set.add(List.of("f:metadata", "f:" + field)));
        return set.build();
    }
}
