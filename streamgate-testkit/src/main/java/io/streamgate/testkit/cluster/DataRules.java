package io.streamgate.testkit.cluster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ConfigMaps, Secrets and Leases must be like. */
final class DataRules {
    private static final int LARGEST = 1024 * 1024;
    private static final Map<String, List<String>> KEYS_BY_TYPE = Map.of(
            "kubernetes.io/dockercfg", List.of(".dockercfg"),
            "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
            "kubernetes.io/ssh-auth", List.of("ssh-privatekey"),
            "kubernetes.io/tls", List.of("tls.crt", "tls.key"));

    private DataRules() {}

    static void configMap(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        unchanged(List.of("data", "binaryData"), object, before, causes);
        int size = data(object, "data", causes) + data(object, "binaryData", causes);
        Tree.map(object, "data").keySet().stream()
                .filter(Tree.map(object, "binaryData")::containsKey)
                .forEach(key -> causes.invalid("data[" + key + "]", key, "duplicate of key present in binaryData"));
        if (size > LARGEST) {
            causes.tooLong("", LARGEST);
        }
    }

    static void secret(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        if (before != null) {
            causes.immutable("type", before.get("type"), object.get("type"));
        }
        unchanged(List.of("data"), object, before, causes);
        if (data(object, "data", causes) * 3 / 4 > LARGEST) {
            causes.tooLong("data", LARGEST);
        }
        for (String key : KEYS_BY_TYPE.getOrDefault(Tree.text(object, "type"), List.of())) {
            if (Tree.at(object, "data", key) == null) {
                causes.required("data[" + key + "]", "");
            }
        }
    }

    static void lease(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        causes.atLeast(
                "spec.leaseDurationSeconds",
                Tree.at(object, "spec", "leaseDurationSeconds"),
                1,
                "must be greater than 0");
        causes.notNegative("spec.leaseTransitions", Tree.at(object, "spec", "leaseTransitions"));
    }

    private static int data(FrozenMap object, String field, Causes causes) {
        int size = 0;
        for (var entry : Tree.map(object, field).entrySet()) {
            causes.invalid(field + "[" + entry.getKey() + "]", entry.getKey(), Names.configKey(entry.getKey()));
            size += String.valueOf(entry.getValue()).length();
        }
        return size;
    }

    private static void unchanged(List<String> fields, FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        if (before == null || !Boolean.TRUE.equals(before.get("immutable"))) {
            return;
        }
        String why = "field is immutable when `immutable` is set";
        if (!Boolean.TRUE.equals(object.get("immutable"))) {
            causes.forbidden("immutable", why);
        }
        for (String field : fields) {
            if (!Tree.map(object, field).equals(Tree.map(before, field))) {
                causes.forbidden(field, why);
            }
        }
    }
}
