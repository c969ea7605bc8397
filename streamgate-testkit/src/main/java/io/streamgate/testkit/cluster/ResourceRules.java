package io.streamgate.testkit.cluster;

import org.jspecify.annotations.Nullable;

/** What a container may ask for. */
final class ResourceRules {
    private ResourceRules() {}

    static void check(String path, FrozenMap resources, Causes causes) {
        FrozenMap limits = Tree.map(resources, "limits");
        Tree.map(resources, "limits").forEach((name, amount) -> amount(path + ".limits[" + name + "]", amount, causes));
        Tree.map(resources, "requests").forEach((name, amount) -> {
            amount(path + ".requests[" + name + "]", amount, causes);
            Object limit = limits.get(name);
            if (limit != null && Quantity.millis(amount) > Quantity.millis(limit)) {
                causes.invalid(
                        path + ".requests", amount, "must be less than or equal to " + name + " limit of " + limit);
            }
        });
    }

    private static void amount(String path, @Nullable Object amount, Causes causes) {
        if (Quantity.millis(amount) < 0) {
            causes.invalid(path, amount, "must be greater than or equal to 0");
        }
    }
}
