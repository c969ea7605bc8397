package io.streamgate.testkit.cluster;

import io.streamgate.testkit.cluster.Schema.Merging;
import io.streamgate.testkit.cluster.Schema.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code openAPIV3Schema} of a CustomResourceDefinition. */
final class StructuralSchema {
    private StructuralSchema() {}

    /** The schema of a custom resource: what its definition says, and the metadata that every object has. */
    static Schema ofResource(FrozenMap root) {
        Schema read = of(root);
        Map<String, Schema> fields = new LinkedHashMap<>(read.fields());
        fields.put("apiVersion", Schema.of(ValueType.STRING));
        fields.put("kind", Schema.of(ValueType.STRING));
        fields.put("metadata", BuiltInSchemas.metadata());
        return Schema.object("", fields, false).withRules(read.rules());
    }

    static Schema of(FrozenMap node) {
        Schema schema = switch (Tree.text(node, "type")) {
            case "object" -> object(node);
            case "array" -> array(node);
            case "string" -> Schema.of(ValueType.STRING);
            case "integer" -> Schema.of(ValueType.INT64);
            case "number" -> Schema.of(ValueType.NUMBER);
            case "boolean" -> Schema.of(ValueType.BOOL);
            default -> isTrue(node, "x-kubernetes-int-or-string") ? Schema.of(ValueType.INT_OR_STRING) : Schema.ANY;
        };
        return schema.withFallback(node.get("default")).withRules(node);
    }

    private static Schema object(FrozenMap node) {
        boolean isAtomic = Tree.text(node, "x-kubernetes-map-type").equals("atomic");
        Map<String, Schema> fields = new LinkedHashMap<>();
        Tree.map(node, "properties").forEach((name, below) -> fields.put(name, of(Tree.map(below))));
        if (isTrue(node, "x-kubernetes-embedded-resource")) {
            fields.putIfAbsent("metadata", BuiltInSchemas.metadata());
        }
        Object values = node.get("additionalProperties");
        if (!fields.isEmpty() || values == null || values.equals(false)) {
            return Schema.object("", fields, isAtomic);
        }
        Schema map = Schema.of(ValueType.MAP).withItems(values instanceof FrozenMap one ? of(one) : Schema.ANY);
        return isAtomic ? map.withMerging(Merging.ATOMIC, List.of()) : map;
    }

    private static Schema array(FrozenMap node) {
        Schema list = Schema.of(ValueType.LIST).withItems(of(Tree.map(node, "items")));
        return switch (Tree.text(node, "x-kubernetes-list-type")) {
            case "map" ->
                list.withMerging(
                        Merging.KEYED,
                        Tree.list(node, "x-kubernetes-list-map-keys").stream()
                                .map(String::valueOf)
                                .toList());
            case "set" -> list.withMerging(Merging.SET, List.of());
            default -> list;
        };
    }

    static boolean isTrue(@Nullable Object node, String field) {
        return Boolean.TRUE.equals(Tree.at(node, field));
    }
}
