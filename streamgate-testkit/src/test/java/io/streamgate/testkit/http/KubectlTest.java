package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kubectl does with a Deployment; skipped where there is none on the PATH. */
@InMemoryKubernetes(realTime = true, namespaces = "shop")
class KubectlTest {
    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: %d
              selector:
                matchLabels: {app: web}
              template:
                metadata:
                  labels: {app: web}
                spec:
                  containers:
                  - name: app
                    image: %s
                    ports:
                    - containerPort: 8080
            """;

    private KubernetesClient client;
    private Kubectl kubectl;

    @BeforeEach
    void kubectl(HttpCluster http, @TempDir Path directory) throws IOException {
        assumeTrue(Kubectl.isThere(), "no kubectl on the PATH");
        kubectl = Kubectl.of(directory, http, "shop");
    }

    private String web(int replicas, String image) {
        return kubectl.file("web.yaml", WEB.formatted(replicas, image));
    }

    private void applyWeb() {
        kubectl.run("apply", "-f", web(2, "demo:v1"));
        kubectl.run("rollout", "status", "deployment/web", "--timeout=20s");
    }

    private Deployment web() {
        return client.apps().deployments().withName("web").get();
    }

    private String image() {
        return web().getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
    }

    @Test
    void applyCreatesThenChangesThenLeavesAlone() {
        assertThat(kubectl.run("apply", "-f", web(2, "demo:v1"))).contains("deployment.apps/web created");
        assertThat(kubectl.run("apply", "-f", web(3, "demo:v2"))).contains("deployment.apps/web configured");
        assertThat(kubectl.run("apply", "-f", web(3, "demo:v2"))).contains("deployment.apps/web unchanged");
        assertThat(image()).isEqualTo("demo:v2");
        assertThat(web().getSpec().getReplicas()).isEqualTo(3);
    }

    @Test
    void applyOnTheServerSideFindsConflictsAndForcesThem() {
        assertThat(kubectl.run("apply", "--server-side", "-f", web(2, "demo:v1")))
                .contains("serverside-applied");
        Kubectl.Result other =
                kubectl.result("apply", "--server-side", "--field-manager=other", "-f", web(2, "demo:v2"));
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.output())
                .contains("conflict with \"kubectl\"")
                .contains(".spec.template.spec.containers[name=\"app\"].image");
        kubectl.run("apply", "--server-side", "--field-manager=other", "--force-conflicts", "-f", web(2, "demo:v2"));
        assertThat(image()).isEqualTo("demo:v2");
    }

    @Test
    void diffShowsWhatApplyWouldChangeAndChangesNothing() {
        applyWeb();
        Kubectl.Result diff = kubectl.result("diff", "-f", web(2, "demo:v2"));
        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.output()).containsPattern("-\\s+- image: demo:v1").containsPattern("\\+\\s+- image: demo:v2");
        assertThat(image()).isEqualTo("demo:v1");
        assertThat(kubectl.result("diff", "-f", web(2, "demo:v1")).code()).isZero();
    }

    @Test
    void scaleSetImageAndRolloutStatusFollowTheDeployment() {
        applyWeb();
        assertThat(kubectl.run("scale", "deployment/web", "--replicas=4")).contains("scaled");
        assertThat(kubectl.run("rollout", "status", "deployment/web", "--timeout=20s"))
                .contains("successfully rolled out");
        assertThat(web().getStatus().getAvailableReplicas()).isEqualTo(4);
        kubectl.run("set", "image", "deployment/web", "app=demo:v2");
        assertThat(kubectl.run("rollout", "status", "deployment/web", "--timeout=20s"))
                .contains("successfully rolled out");
        assertThat(client.pods().list().getItems())
                .allMatch(pod -> pod.getMetadata().getDeletionTimestamp() != null
                        || pod.getSpec().getContainers().get(0).getImage().equals("demo:v2"));
    }

    @Test
    void rolloutUndoGoesBackOneRevision() {
        applyWeb();
        kubectl.run("set", "image", "deployment/web", "app=demo:v2");
        kubectl.run("rollout", "status", "deployment/web", "--timeout=20s");
        assertThat(kubectl.run("rollout", "history", "deployment/web"))
                .contains("1")
                .contains("2");
        assertThat(kubectl.run("rollout", "undo", "deployment/web")).contains("rolled back");
        kubectl.run("rollout", "status", "deployment/web", "--timeout=20s");
        assertThat(image()).isEqualTo("demo:v1");
    }

    @Test
    void aPausedRolloutWaitsUntilItIsResumed() {
        applyWeb();
        kubectl.run("rollout", "pause", "deployment/web");
        kubectl.run("set", "image", "deployment/web", "app=demo:v2");
        assertThat(client.apps().replicaSets().list().getItems()).hasSize(1);
        kubectl.run("rollout", "resume", "deployment/web");
        kubectl.run("rollout", "status", "deployment/web", "--timeout=20s");
        assertThat(client.apps().replicaSets().list().getItems()).hasSize(2);
    }

    @Test
    void patchTakesAllThreeTypes() {
        applyWeb();
        kubectl.run(
                "patch",
                "deployment/web",
                "--type=strategic",
                "-p",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"demo:v2\"}]}}}}");
        assertThat(image()).isEqualTo("demo:v2");
        assertThat(web().getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getPorts())
                .hasSize(1);
        kubectl.run("patch", "deployment/web", "--type=merge", "-p", "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
        kubectl.run(
                "patch",
                "deployment/web",
                "--type=json",
                "-p",
                "[{\"op\":\"add\",\"path\":\"/metadata/labels/c\",\"value\":\"d\"}]");
        assertThat(web().getMetadata().getLabels()).isEqualTo(Map.of("a", "b", "c", "d"));
    }

    @Test
    void labelsAreSetFoundAndTakenAway() {
        applyWeb();
        kubectl.run("label", "deployment/web", "tier=front");
        assertThat(kubectl.run("get", "deploy", "-l", "tier in (front,back)", "-o", "name"))
                .isEqualTo("deployment.apps/web\n");
        kubectl.run("label", "deployment/web", "tier-");
        assertThat(kubectl.run("get", "deploy", "-l", "tier", "-o", "name")).isEmpty();
    }

    @Test
    void deleteWaitsUntilAllIsGone() {
        applyWeb();
        assertThat(kubectl.run("delete", "deployment/web", "--wait", "--cascade=foreground", "--timeout=20s"))
                .contains("\"web\" deleted");
        assertThat(client.apps().deployments().list().getItems()).isEmpty();
        assertThat(client.apps().replicaSets().list().getItems()).isEmpty();
        Kubectl.Result gone = kubectl.result("get", "deployment/web");
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.output()).contains("Error from server (NotFound): deployments.apps \"web\" not found");
    }

    @Test
    void getWatchesUntilItIsEnded() throws IOException {
        applyWeb();
        Process watch = kubectl.start("get", "deployments", "-w", "-o", "jsonpath={.spec.replicas}{\"\\n\"}");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("2");
            kubectl.run("scale", "deployment/web", "--replicas=3");
            String line = lines.readLine();
            while (line.equals("2")) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo("3");
        } finally {
            watch.destroyForcibly();
        }
    }

    @Test
    void createMakesObjectsByItsGenerators() {
        kubectl.run("create", "configmap", "settings", "--from-literal=colour=blue");
        kubectl.run("create", "secret", "generic", "keys", "--from-literal=key=hello");
        kubectl.run("create", "deployment", "small", "--image=demo:v1", "--replicas=2", "--port=8080");
        kubectl.run("create", "poddisruptionbudget", "small", "--selector=app=small", "--min-available=50%");
        kubectl.run("create", "service", "clusterip", "small", "--tcp=80:8080");
        assertThat(client.configMaps().withName("settings").get().getData()).isEqualTo(Map.of("colour", "blue"));
        assertThat(client.secrets().withName("keys").get().getData()).isEqualTo(Map.of("key", "aGVsbG8="));
        assertThat(kubectl.run("rollout", "status", "deployment/small", "--timeout=20s"))
                .contains("successfully rolled out");
        assertThat(client.services()
                        .withName("small")
                        .get()
                        .getSpec()
                        .getPorts()
                        .get(0)
                        .getTargetPort()
                        .getIntVal())
                .isEqualTo(8080);
        assertThat(client.policy()
                        .v1()
                        .podDisruptionBudget()
                        .withName("small")
                        .get()
                        .getSpec()
                        .getMinAvailable()
                        .getStrVal())
                .isEqualTo("50%");
    }

    @Test
    void aFieldThatIsNotKnownIsRefused() {
        String file = kubectl.file("wrong.yaml", WEB.formatted(1, "demo:v1").replace("replicas:", "replica:"));
        Kubectl.Result refused = kubectl.result("apply", "-f", file);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output()).contains("unknown field \"spec.replica\"");
    }
}
