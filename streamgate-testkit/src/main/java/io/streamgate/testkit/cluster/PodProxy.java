package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that the API server passes on to pods. */
final class PodProxy {
    private static final Pattern PATH =
            Pattern.compile("/api/v1/namespaces/([^/]+)/pods/(?:https?:)?([^/:]+)(?::[^/]*)?/proxy(/?.*)");

    private final Store store;
    private final Kubelet kubelet;

    PodProxy(Store store, Kubelet kubelet) {
        this.store = store;
        this.kubelet = kubelet;
    }

    /** Where a request is to go. */
    record Target(String namespace, String name, String path) {}

    static Optional<Target> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.of(new Target(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    String get(Target target) {
        Resource pod = store.find(Kind.POD, target.namespace(), target.name())
                .orElseThrow(() -> Refusal.notFound(Kind.POD, target.name()));
        PodScript.Answer answer = kubelet.running(pod)
                .filter(RunningPod::isListening)
                .map(running -> running.script().answers().apply(target.path()))
                .orElse(null);
        if (answer == null) {
            throw Refusal.of(
                    503,
                    "ServiceUnavailable",
                    "error trying to reach service: dial tcp " + Tree.text(pod.json(), "status", "podIP")
                            + ": connect: connection refused");
        }
        if (answer.status() >= 300) {
            throw Refusal.of(answer.status(), "InternalError", answer.body());
        }
        return answer.body();
    }
}
