package io.streamgate.testkit.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CustomResourceDefinitions must be like: named after what they define, and with structural schemas. */
final class DefinitionRules {
    private DefinitionRules() {}

    static void definition(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap spec = Tree.map(object, "spec");
        String group = Tree.text(spec, "group");
        String plural = Tree.text(spec, "names", "plural");
        String name = Tree.text(object, "metadata", "name");
        if (!name.equals(plural + "." + group)) {
            causes.invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group");
        }
        for (String field : List.of("plural", "kind")) {
            if (Tree.text(spec, "names", field).isEmpty()) {
                causes.required("spec.names." + field, "");
            }
        }
        if (group.isEmpty()) {
            causes.required("spec.group", "");
        }
        if (Tree.text(spec, "scope").isEmpty()) {
            causes.required("spec.scope", "");
        } else {
            causes.oneOf("spec.scope", spec.get("scope"), List.of("Cluster", "Namespaced"));
        }
        versions(Tree.list(spec, "versions"), causes);
        if (before != null) {
            causes.immutable("spec.group", Tree.at(before, "spec", "group"), group);
            causes.immutable("spec.scope", Tree.at(before, "spec", "scope"), spec.get("scope"));
        }
    }

    private static void versions(List<@Nullable Object> versions, Causes causes) {
        long stored = versions.stream()
                .filter(version -> StructuralSchema.isTrue(version, "storage"))
                .count();
        if (stored != 1) {
            causes.invalid(
                    "spec.versions", Tree.freeze(versions), "must have exactly one version marked as storage version");
        }
        for (int i = 0; i < versions.size(); i++) {
            String path = "spec.versions[" + i + "].schema.openAPIV3Schema";
            if (Tree.at(versions.get(i), "schema", "openAPIV3Schema") instanceof FrozenMap schema) {
                if (!Tree.text(schema, "type").equals("object")) {
                    causes.invalid(path + ".type", Tree.text(schema, "type"), "must be object at the root");
                }
                structural(schema, path, causes);
            } else {
                causes.required(path, "schemas are required");
            }
        }
    }

    private static void structural(FrozenMap schema, String path, Causes causes) {
        Tree.map(schema, "properties").forEach((name, field) -> {
            String at = path + ".properties[" + name + "]";
            typed(Tree.map(field), at, "object fields", causes);
            structural(Tree.map(field), at, causes);
        });
        if (schema.get("items") instanceof FrozenMap items) {
            typed(items, path + ".items", "array items", causes);
            structural(items, path + ".items", causes);
        }
        if (schema.get("additionalProperties") instanceof FrozenMap values) {
            typed(values, path + ".additionalProperties", "object fields", causes);
            structural(values, path + ".additionalProperties", causes);
        }
    }

    private static void typed(FrozenMap schema, String path, String what, Causes causes) {
        if (Tree.text(schema, "type").isEmpty()
                && !StructuralSchema.isTrue(schema, "x-kubernetes-int-or-string")
                && !StructuralSchema.isTrue(schema, "x-kubernetes-preserve-unknown-fields")) {
            causes.required(path + ".type", "must not be empty for specified " + what);
        }
    }
}
