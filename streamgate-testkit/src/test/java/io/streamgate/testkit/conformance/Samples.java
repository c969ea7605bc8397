package io.streamgate.testkit.conformance;

import java.util.Map;

/** Objects that cases start from. */
final class Samples {
    /** An image that both clusters have. */
    static final String IMAGE = "streamgate.test/demo:v1";

    private Samples() {}

    /** A ConfigMap with one key. */
    static Json configMap(String name) {
        return Json.of("""
                metadata: {name: %s}
                data: {a: "1"}
                """.formatted(name));
    }

    /** A Deployment whose pods have its name as their label {@code app}, are ready as soon as they run and stop quickly. */
    static Json deployment(String name, int replicas) {
        return workload(name, replicas);
    }

    static Json replicaSet(String name, int replicas) {
        return workload(name, replicas);
    }

    private static Json workload(String name, int replicas) {
        return Json.of("""
                metadata: {name: %1$s}
                spec:
                  replicas: %2$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers:
                      - {name: app, image: "%3$s"}
                """.formatted(name, replicas, IMAGE));
    }

    /** A pod that no node takes: it stays pending, and costs nothing. */
    static Json pendingPod(String name) {
        return pod(name).with(Map.of("streamgate.test/nowhere", "true"), "spec", "nodeSelector");
    }

    static Json pod(String name) {
        return Json.of("""
                metadata: {name: %1$s, labels: {app: %1$s}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - {name: app, image: "%2$s"}
                """.formatted(name, IMAGE));
    }

    static Json service(String name) {
        return Json.of("""
                metadata: {name: %1$s}
                spec:
                  selector: {app: %1$s}
                  ports:
                  - {name: http, port: 80, targetPort: 9090}
                """.formatted(name));
    }
}
