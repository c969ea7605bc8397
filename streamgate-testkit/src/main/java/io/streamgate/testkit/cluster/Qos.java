package io.streamgate.testkit.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a pod's requests and limits class it. */
final class Qos {
    private static final List<String> RESOURCES = List.of("cpu", "memory");

    private Qos() {}

    static String of(FrozenMap pod) {
        boolean any = false;
        boolean all = true;
        for (Object container : Tree.list(pod, "spec", "containers")) {
            for (String resource : RESOURCES) {
                Object request = Tree.at(container, "resources", "requests", resource);
                Object limit = Tree.at(container, "resources", "limits", resource);
                any |= request != null || limit != null;
                all &= limit != null && (request == null || same(request, limit));
            }
        }
        return !any ? "BestEffort" : all ? "Guaranteed" : "Burstable";
    }

    private static boolean same(@Nullable Object request, @Nullable Object limit) {
        return Quantity.millis(request) == Quantity.millis(limit);
    }
}
