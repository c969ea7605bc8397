package io.streamgate.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Finding;
import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.cluster.Verbs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private final StreamGateHarness harness = new StreamGateHarness();
    private final Workload shop = harness.blueGreen("checkout", "demo:v1", 3);
    private final Verbs kubectl = harness.cluster().as("kubectl-edit");

    private List<Finding> look() {
        return new Preflight(harness.cluster().api(), Naming.DEFAULT).look(shop, Track.COLOURS);
    }

    private void finds(Finding.Severity severity, String code, String... inWords) {
        assertThat(look()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.toString()).contains(inWords);
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    private void refuses(String code, String... inWords) {
        finds(Finding.Severity.REFUSAL, code, inWords);
    }

    private void warns(String code, String... inWords) {
        finds(Finding.Severity.WARNING, code, inWords);
    }

    private static Ref deployment(String track) {
        return new Ref(Kind.DEPLOYMENT, "shop", "checkout-" + track);
    }

    private static Ref service(String track) {
        return new Ref(Kind.SERVICE, "shop", "checkout-" + track);
    }

    private void merge(Ref ref, Map<String, Object> body) {
        kubectl.patch(ref, new Patch(Patch.Type.MERGE, body), false);
    }

    private void change(Ref ref, String op, String path, @Nullable Object value) {
        Map<String, Object> operation =
                value == null ? Map.of("op", op, "path", path) : Map.of("op", op, "path", path, "value", value);
        kubectl.patch(ref, new Patch(Patch.Type.JSON, List.of(operation)), false);
    }

    private void create(Kind kind, String name, Map<String, Object> spec) {
        kubectl.create(
                kind,
                new Resource(Map.of(
                        "apiVersion", kind.apiVersion(),
                        "kind", kind.name(),
                        "metadata", Map.of("name", name, "namespace", "shop"),
                        "spec", spec)));
        harness.scheduler().advance(Duration.ofSeconds(1));
    }

    private static final String POD = "/spec/template/spec/containers/0";

    @Test
    void nothingSpeaksAgainstAWorkloadThatIsWell() {
        assertThat(look()).isEmpty();
    }

    @Test
    void looksOnly() {
        int before = harness.cluster().calls().size();
        look();
        assertThat(harness.cluster()
                        .calls()
                        .subList(before, harness.cluster().calls().size()))
                .allMatch(call -> call.verb().equals("get")
                        || call.verb().equals("list")
                        || call.kind().equals(Kind.SELF_SUBJECT_ACCESS_REVIEW));
    }

    @Test
    void aDeploymentThatIsNotThere() {
        kubectl.delete(deployment("green"), "");
        refuses("missing-deployment", "Deployment shop/checkout-green", "green runs in it", "0 replicas");
    }

    @Test
    void aServiceOfATrackThatIsNotThere() {
        kubectl.delete(service("green"), "");
        refuses("missing-service", "Service shop/checkout-green", "previewed by it", "version: green");
    }

    @Test
    void theServiceOfTheUsersThatIsNotThere() {
        kubectl.delete(service("active"), "");
        refuses("missing-service", "Service shop/checkout-active", "users reach the workload by it");
    }

    @Test
    void aServiceThatSelectsTheWrongTrack() {
        change(service("green"), "replace", "/spec/selector/version", "blue");
        refuses("version-label", "Service shop/checkout-green spec.selector.version", "is 'blue', but must be 'green'");
    }

    @Test
    void aServiceOfTheUsersThatSelectsNoTrack() {
        change(service("active"), "remove", "/spec/selector/version", null);
        refuses("version-label", "Service shop/checkout-active spec.selector.version", "one of [blue, green]");
    }

    @Test
    void aDeploymentThatIsPaused() {
        merge(deployment("green"), Map.of("spec", Map.of("paused", true)));
        refuses(
                "paused",
                "Deployment shop/checkout-green spec.paused",
                "kubectl rollout resume deployment/checkout-green -n shop");
    }

    @Test
    void aContainerWithoutAReadinessProbe() {
        change(deployment("green"), "remove", POD + "/readinessProbe", null);
        assertThat(look()).extracting(Finding::code).contains("no-readiness-probe");
        warns("no-readiness-probe", "Deployment shop/checkout-green container app readinessProbe");
    }

    @Test
    void aContainerThatMayStopAtOnce() {
        change(deployment("green"), "remove", "/spec/template/metadata/annotations", null);
        warns(
                "no-drain",
                "Deployment shop/checkout-green container app lifecycle.preStop",
                "preStop: {sleep: {seconds: 5}}");
    }

    @Test
    void anObjectThatHelmKeeps() {
        merge(
                deployment("green"),
                Map.of("metadata", Map.of("labels", Map.of("app.kubernetes.io/managed-by", "Helm"))));
        warns("managed-elsewhere", "Deployment shop/checkout-green", "Helm");
    }

    @Test
    void anObjectThatArgoCdKeeps() {
        merge(
                deployment("green"),
                Map.of("metadata", Map.of("annotations", Map.of("argocd.argoproj.io/tracking-id", "x"))));
        warns("managed-elsewhere", "Deployment shop/checkout-green", "Argo CD", "ignoreDifferences");
    }

    @Test
    void anObjectThatFluxKeeps() {
        merge(
                deployment("green"),
                Map.of("metadata", Map.of("labels", Map.of("kustomize.toolkit.fluxcd.io/name", "x"))));
        warns("managed-elsewhere", "Flux");
    }

    @Test
    void anObjectWhoseSpecAnotherToolWrites() {
        harness.cluster()
                .as("argocd-controller")
                .patch(deployment("green"), new Patch(Patch.Type.MERGE, Map.of("spec", Map.of("replicas", 1))), false);
        warns("managed-elsewhere", "argocd-controller (a field manager of its spec)");
    }

    @Test
    void aRightThatIsMissing() {
        harness.cluster().rights().deny("patch", "services", "shop");
        harness.cluster().rights().deny("watch", "endpointslices.discovery.k8s.io", "shop");
        refuses("missing-rights", "services in shop", "this user may not patch");
        refuses("missing-rights", "endpointslices.discovery.k8s.io in shop", "may not watch");
    }

    @Test
    void aQuotaWithoutRoomForBothTracks() {
        create(Kind.RESOURCE_QUOTA, "small", Map.of("hard", Map.of("pods", "5")));
        refuses(
                "quota",
                "ResourceQuota shop/small status.hard.pods",
                "is 5, but both tracks at full size take 6 (used now: 3, for 3 more pods)");
    }

    @Test
    void aQuotaWithRoomIsNoMatter() {
        create(Kind.RESOURCE_QUOTA, "large", Map.of("hard", Map.of("pods", "6")));
        assertThat(look()).isEmpty();
    }

    @Test
    void aBudgetThatCountsBothTracks() {
        create(
                Kind.POD_DISRUPTION_BUDGET,
                "both",
                Map.of("minAvailable", 1, "selector", Map.of("matchLabels", Map.of("app", "checkout"))));
        warns(
                "budget-spans-tracks",
                "PodDisruptionBudget shop/both spec.selector",
                "[blue, green]",
                "one for each track");
    }

    @Test
    void aBudgetThatAllowsNothing() {
        create(
                Kind.POD_DISRUPTION_BUDGET,
                "none",
                Map.of("maxUnavailable", 0, "selector", Map.of("matchLabels", Map.of("version", "blue"))));
        warns("budget-allows-nothing", "PodDisruptionBudget shop/none spec", "no node can be drained");
    }

    @Test
    void budgetsThatMayNotBeReadAreNoMatter() {
        harness.cluster().rights().deny("list", "poddisruptionbudgets.policy", "shop");
        assertThat(look()).isEmpty();
    }

    @Test
    void selectorsThatCanSelectTheSamePods() {
        for (String track : List.of("blue", "green")) {
            Resource found = kubectl.get(deployment(track));
            kubectl.delete(deployment(track), "");
            harness.scheduler().advance(Duration.ofSeconds(10));
            Map<String, Object> spec = new java.util.LinkedHashMap<>();
            found.map("spec").forEach((field, value) -> spec.put(field, java.util.Objects.requireNonNull(value)));
            spec.put("selector", Map.of("matchLabels", Map.of("app", "checkout")));
            create(Kind.DEPLOYMENT, "checkout-" + track, spec);
        }
        refuses("selectors-overlap", "Deployment shop/checkout-blue spec.selector", "Deployment shop/checkout-green");
    }
}
