package io.streamgate.testkit.checks;

import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.stream.Collectors;

/** What the checks want to know of pods. */
final class Pods {
    private static final int NAMED = 5;

    private Pods() {}

    /** Whether it says that it can serve, and is not on its way out. */
    static boolean isReady(Resource pod) {
        return !pod.isDeleting()
                && pod.list("status", "conditions").stream()
                        .anyMatch(condition -> condition.text("type").orElse("").equals("Ready")
                                && condition.text("status").orElse("").equals("True"));
    }

    /** Whether it has run to its end, such as one that was evicted: what is left is only the record of it. */
    static boolean hasEnded(Resource pod) {
        String phase = pod.text("status", "phase").orElse("");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** Their names, the first few of them. */
    static String names(List<Resource> pods) {
        String named = pods.stream().limit(NAMED).map(Resource::name).collect(Collectors.joining(", "));
        return pods.size() <= NAMED ? named : named + " and " + (pods.size() - NAMED) + " more";
    }
}
