package io.streamgate.testkit.cluster;

import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the server serve what CustomResourceDefinitions define, from the moment they are stored on; says so in their status;
 * and takes the objects of one that is deleted away.
 */
final class DefinitionController {
    /** Holds a definition until its objects are gone. */
    static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private final Store store;
    private final Writer writer;
    private final Kinds kinds;
    private final Schemas schemas;
    private final WorkQueue queue;
    private final Map<String, List<CustomKind>> served = new HashMap<>();

    DefinitionController(
            Object lock,
            Store store,
            Writer writer,
            Kinds kinds,
            Schemas schemas,
            Scheduler scheduler,
            Duration delay) {
        this.store = store;
        this.writer = writer;
        this.kinds = kinds;
        this.schemas = schemas;
        this.queue = new WorkQueue(lock, scheduler, delay, this::reconcile);
        store.listen(this::changed);
    }

    private void changed(StoreChange change) {
        String name = change.last().name();
        if (change.kind().equals(Kinds.DEFINITION)) {
            serve(name, change.after());
            queue.add(new ObjectName("", name));
        } else if (change.after() == null && !Kinds.isBuiltIn(change.kind())) {
            queue.add(new ObjectName(
                    "", change.kind().plural() + "." + change.kind().group()));
        }
    }

    private void serve(String name, @Nullable Resource definition) {
        List<CustomKind> before = served.getOrDefault(name, List.of());
        List<CustomKind> after = definition == null ? List.of() : CustomKind.of(Tree.json(definition));
        for (CustomKind old : before) {
            kinds.remove(old.kind());
            schemas.forget(old.kind());
        }
        for (CustomKind one : after) {
            kinds.add(one.resource());
            schemas.define(one.kind(), one.schema());
        }
        served.put(name, after);
        if (definition == null) {
            served.remove(name);
        }
    }

    private void reconcile(ObjectName key) {
        Resource definition = store.find(Kinds.DEFINITION, "", key.name()).orElse(null);
        if (definition == null) {
            return;
        }
        if (definition.isDeleting()) {
            cleanUp(definition);
        } else if (!definition.at("status", "acceptedNames", "kind").isPresent()
                || Conditions.find(definition.json().get("status"), "Established")
                        .isEmpty()) {
            establish(definition);
        }
    }

    private void establish(Resource definition) {
        FrozenMap status = Tree.map(definition.json(), "status");
        status = Tree.with(status, Tree.map(definition.json(), "spec", "names"), "acceptedNames");
        status = Tree.with(
                status,
                List.of(
                        condition("NamesAccepted", "NoConflicts", "no conflicts found"),
                        condition("Established", "InitialNamesAccepted", "the initial names have been accepted")),
                "conditions");
        writer.keep(Kinds.DEFINITION, definition, Tree.with(definition, status, "status"));
    }

    private FrozenMap condition(String type, String reason, String message) {
        return Tree.of(
                "type",
                type,
                "status",
                "True",
                "reason",
                reason,
                "message",
                message,
                "lastTransitionTime",
                writer.time());
    }

    private void cleanUp(Resource definition) {
        boolean isEmpty = true;
        for (CustomKind one : served.getOrDefault(definition.name(), List.of())) {
            Kind kind = one.kind();
            for (Resource object : store.list(kind, "")) {
                if (!object.isDeleting()) {
                    writer.delete(new Ref(kind, object.namespace(), object.name()), "", -1);
                }
            }
            isEmpty &= store.list(kind, "").isEmpty();
        }
        List<@Nullable Object> finalizers = Tree.list(definition.json(), "metadata", "finalizers").stream()
                .filter(finalizer -> !CLEANUP.equals(finalizer))
                .toList();
        if (isEmpty) {
            Resource freed = finalizers.isEmpty()
                    ? Tree.without(definition, "metadata", "finalizers")
                    : Tree.with(definition, finalizers, "metadata", "finalizers");
            writer.keep(Kinds.DEFINITION, definition, freed);
        }
    }
}
