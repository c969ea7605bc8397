package io.streamgate.k8s;

import io.streamgate.Finding;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rights that driving a blue-green rollout takes, and the question to the server which of them are missing. */
final class Rights {
    private static final List<String> READ = List.of("get", "list", "watch");
    private static final List<String> CHANGE = List.of("get", "list", "watch", "patch");
    private static final List<String> OWN = List.of("get", "list", "watch", "create", "patch");
    private static final List<String> HOLD = List.of("get", "create", "patch");

    /**
     * What is asked for: for each kind, the verbs.
     *
     * @param kind the kind of object
     * @param verbs what is done with it
     */
    record Need(Kind kind, List<String> verbs) {}

    static final List<Need> NEEDS = List.of(
            new Need(Kind.DEPLOYMENT, CHANGE),
            new Need(Kind.SERVICE, CHANGE),
            new Need(Kind.REPLICA_SET, READ),
            new Need(Kind.POD, READ),
            new Need(Kind.ENDPOINT_SLICE, READ),
            new Need(Kind.CONFIG_MAP, OWN),
            new Need(Kind.LEASE, HOLD));

    private final KubeApi api;

    Rights(KubeApi api) {
        this.api = api;
    }

    List<Finding> missing(String namespace) {
        List<Finding> findings = new ArrayList<>();
        for (Need need : NEEDS) {
            List<String> denied = need.verbs().stream()
                    .filter(verb -> !allowed(namespace, need.kind(), verb))
                    .toList();
            if (!denied.isEmpty()) {
                findings.add(Finding.refusal(
                        "missing-rights",
                        need.kind().plural()
                                + (need.kind().group().isEmpty()
                                        ? ""
                                        : "." + need.kind().group()) + " in " + namespace,
                        "this user may not " + String.join(", ", denied),
                        "add the verbs to the Role of the user or ServiceAccount that runs this"));
            }
        }
        return findings;
    }

    private boolean allowed(String namespace, Kind kind, String verb) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("namespace", namespace);
        attributes.put("verb", verb);
        attributes.put("group", kind.group());
        attributes.put("resource", kind.plural());
        Map<String, @org.jspecify.annotations.Nullable Object> review = new LinkedHashMap<>();
        review.put("apiVersion", Kind.SELF_SUBJECT_ACCESS_REVIEW.apiVersion());
        review.put("kind", Kind.SELF_SUBJECT_ACCESS_REVIEW.name());
        review.put("spec", Map.of("resourceAttributes", attributes));
        return api.create(Kind.SELF_SUBJECT_ACCESS_REVIEW, new Resource(review)).isTrue("status", "allowed");
    }
}
