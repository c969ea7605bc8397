package io.streamgate.testkit.simulation;

import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.StreamGateHarness;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everybody else in the cluster: people with kubectl, an autoscaler, and pods that fail. */
final class Others {
    private final StreamGateHarness harness;
    private final Workload workload;

    Others(StreamGateHarness harness, Workload workload) {
        this.harness = harness;
        this.workload = workload;
    }

    void act(Act act) {
        try {
            edit(act);
        } catch (ApiException e) {
            // The API did not let them: then nothing happens.
        }
    }

    private void edit(Act act) {
        String live = live();
        String idle = live.equals("blue") ? "green" : "blue";
        String image = "/spec/template/spec/containers/0/image";
        switch (act.what()) {
            case SCALE_LIVE -> patch("autoscaler", Kind.DEPLOYMENT, live, "/spec/replicas", act.from(1, 5));
            case SCALE_IDLE -> patch("kubectl-scale", Kind.DEPLOYMENT, idle, "/spec/replicas", act.from(0, 4));
            case EDIT_LIVE -> patch("kubectl-edit", Kind.DEPLOYMENT, live, image, "demo:hotfix");
            case EDIT_IDLE -> patch("kubectl-edit", Kind.DEPLOYMENT, idle, image, "demo:hotfix");
            case LABEL -> label(act.amount());
            case SWITCH -> patch("kubectl-edit", Kind.SERVICE, "active", "/spec/selector/version", idle);
            default -> pod(act);
        }
    }

    private String live() {
        return harness.cluster().objects(Kind.SERVICE, workload.namespace()).stream()
                .filter(service -> service.name().equals(workload.name() + "-active"))
                .map(service -> service.strings("spec", "selector").getOrDefault("version", ""))
                .findFirst()
                .orElse("blue");
    }

    private void patch(String manager, Kind kind, String ending, String path, Object value) {
        List<Map<String, Object>> operations = List.of(Map.of("op", "replace", "path", path, "value", value));
        harness.cluster().as(manager).patch(ref(kind, ending), new Patch(Patch.Type.JSON, operations), false);
    }

    private void label(int amount) {
        Map<String, Object> labels = Map.of("metadata", Map.of("labels", Map.of("team", "team-" + amount)));
        Patch patch = new Patch(Patch.Type.MERGE, labels);
        for (String ending : List.of("blue", "green")) {
            harness.cluster().as("kubectl-label").patch(ref(Kind.DEPLOYMENT, ending), patch, false);
        }
        harness.cluster().as("kubectl-label").patch(ref(Kind.SERVICE, "active"), patch, false);
    }

    private Ref ref(Kind kind, String ending) {
        return new Ref(kind, workload.namespace(), workload.name() + "-" + ending);
    }

    private void pod(Act act) {
        List<Resource> pods = harness.cluster().objects(Kind.POD, workload.namespace()).stream()
                .filter(pod -> !pod.isDeleting() && isReady(pod))
                .toList();
        if (pods.isEmpty()) {
            return;
        }
        String pod = pods.get(act.amount() % pods.size()).name();
        switch (act.what()) {
            case POD_CRASH -> harness.cluster().crash(workload.namespace(), pod);
            case POD_DELETED ->
                harness.cluster().as("kubectl-delete").delete(new Ref(Kind.POD, workload.namespace(), pod), "");
            case POD_UNREADY -> {
                harness.cluster().ready(workload.namespace(), pod, false);
                harness.scheduler().after(Duration.ofSeconds(act.from(1, 10)), () -> wellAgain(pod));
            }
            default -> throw new IllegalArgumentException(act + " is nothing that others do");
        }
    }

    private void wellAgain(String name) {
        boolean runs = harness.cluster().objects(Kind.POD, workload.namespace()).stream()
                .anyMatch(pod -> pod.name().equals(name) && !pod.isDeleting());
        if (runs) {
            harness.cluster().ready(workload.namespace(), name, true);
        }
    }

    private static boolean isReady(Resource pod) {
        return pod.list("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").orElse("").equals("Ready")
                        && condition.text("status").orElse("").equals("True"));
    }
}
