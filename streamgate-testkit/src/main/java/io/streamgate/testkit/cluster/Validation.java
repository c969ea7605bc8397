package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the server refuses to store (422), with all its causes: here what goes for every kind, elsewhere each kind's own. */
final class Validation {

    private static final Map<Kind, Rules> RULES = Map.ofEntries(
            Map.entry(Kind.DEPLOYMENT, WorkloadRules::deployment),
            Map.entry(Kind.REPLICA_SET, WorkloadRules::replicaSet),
            Map.entry(Kind.STATEFUL_SET, WorkloadRules::statefulSet),
            Map.entry(Kinds.JOB, JobRules::job),
            Map.entry(Kind.POD, PodRules::pod),
            Map.entry(Kind.SERVICE, ServiceRules::service),
            Map.entry(Kind.ENDPOINT_SLICE, ServiceRules::endpointSlice),
            Map.entry(Kind.CONFIG_MAP, DataRules::configMap),
            Map.entry(Kind.SECRET, DataRules::secret),
            Map.entry(Kind.LEASE, DataRules::lease),
            Map.entry(Kinds.EVENT, EventRules::event),
            Map.entry(View.EVENTS.kind(), EventRules::event),
            Map.entry(Kind.POD_DISRUPTION_BUDGET, WorkloadRules::disruptionBudget),
            Map.entry(Kinds.AUTOSCALER, AutoscalerRules::autoscaler),
            Map.entry(Kinds.DEFINITION, DefinitionRules::definition));

    private Validation() {}

    /** The rules of one kind. */
    interface Rules {
        void check(FrozenMap object, @Nullable FrozenMap before, Causes causes);
    }

    /**
     * Checks an object that is about to be stored.
     *
     * @param before the object before; null if it is created
     * @throws io.streamgate.k8s.api.ApiException 422 with all that is wrong
     */
    static void check(Kind kind, Schema schema, FrozenMap object, @Nullable FrozenMap before) {
        Causes causes = new Causes();
        metadata(kind, object, before, causes);
        Rules rules = RULES.get(kind);
        if (rules != null) {
            rules.check(object, before, causes);
        } else if (!Schemas.isBuiltIn(kind)) {
            StructuralRules.check(object, schema, causes);
        }
        if (!causes.sentences().isEmpty()) {
            throw Refusal.invalid(kind, Tree.text(object, "metadata", "name"), causes.sentences());
        }
    }

    private static void metadata(Kind kind, FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap metadata = Tree.map(object, "metadata");
        String name = Tree.text(metadata, "name");
        if (before == null) {
            causes.invalid("metadata.name", name, nameRule(kind).apply(name));
        }
        labels("metadata.labels", Tree.map(metadata, "labels"), causes);
        annotations(Tree.map(metadata, "annotations"), causes);
        OwnerReferences.check(metadata, causes);
        Finalizers.check(metadata, Schemas.isBuiltIn(kind), causes);
    }

    private static Function<String, List<String>> nameRule(Kind kind) {
        if (kind.equals(Kind.SERVICE)) {
            return Names::service;
        }
        if (kind.group().equals("rbac.authorization.k8s.io")) {
            return name -> List.of();
        }
        return kind.equals(Kinds.NAMESPACE) ? Names::label : Names::subdomain;
    }

    static void labels(String path, FrozenMap labels, Causes causes) {
        labels.forEach((key, value) -> {
            causes.invalid(path, key, Names.qualified(key));
            causes.invalid(path, value, Names.labelValue(String.valueOf(value)));
        });
    }

    private static void annotations(FrozenMap annotations, Causes causes) {
        int size = 0;
        for (var annotation : annotations.entrySet()) {
            size += annotation.getKey().length()
                    + String.valueOf(annotation.getValue()).length();
            causes.invalid(
                    "metadata.annotations",
                    annotation.getKey(),
                    Names.qualified(annotation.getKey().toLowerCase(Locale.ROOT)));
        }
        if (size > 256 * 1024) {
            causes.tooLong("metadata.annotations", 256 * 1024);
        }
    }

    /** A label selector as objects have it. */
    static void selector(String path, FrozenMap selector, Causes causes) {
        labels(path + ".matchLabels", Tree.map(selector, "matchLabels"), causes);
        List<@Nullable Object> expressions = Tree.list(selector, "matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            String at = path + ".matchExpressions[" + i + "]";
            FrozenMap one = Tree.map(expressions.get(i));
            boolean isEmpty = Tree.list(one, "values").isEmpty();
            switch (Tree.text(one, "operator")) {
                case "In", "NotIn" -> {
                    if (isEmpty) {
                        causes.required(at + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (!isEmpty) {
                        causes.forbidden(
                                at + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                    }
                }
                default ->
                    causes.invalid(at + ".operator", Tree.text(one, "operator"), "not a valid selector operator");
            }
            causes.invalid(at + ".key", Tree.text(one, "key"), Names.qualified(Tree.text(one, "key")));
        }
    }

    /** A count, or a share such as {@code 25%}. */
    static void countOrPercent(String path, @Nullable Object value, Causes causes) {
        if (value instanceof String text) {
            causes.invalid(path, text, Names.percent(text));
        } else {
            causes.notNegative(path, value);
        }
    }

    static void atMostHundredPercent(String path, @Nullable Object value, Causes causes) {
        if (value instanceof String text && text.matches("[0-9]{3,}%") && !text.equals("100%")) {
            causes.invalid(path, text, "must not be greater than 100%");
        }
    }
}
