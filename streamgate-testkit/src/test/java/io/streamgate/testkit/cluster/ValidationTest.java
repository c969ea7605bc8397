package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidationTest extends ClusterFixture {
    @Test
    void aRefusalNamesItsObjectAndEveryCause() {
        Resource wrong = Tree.with(
                Samples.deployment("web", "demo:v1", -5), Map.of("app", "x"), "spec", "template", "metadata", "labels");
        StatusException refusal = status(() -> api.create(Kind.DEPLOYMENT, wrong));
        assertThat(refusal)
                .hasMessage(
                        "Deployment.apps \"web\" is invalid: [spec.replicas: Invalid value: -5: must be greater than"
                                + " or equal to 0, spec.template.metadata.labels: Invalid value: {\"app\":\"x\"}:"
                                + " `selector` does not match template `labels`]");
        assertThat(refusal.details())
                .containsEntry("name", "web")
                .containsEntry("group", "apps")
                .containsEntry("kind", "Deployment");
        assertThat(causes(refusal))
                .containsExactly(
                        "FieldValueInvalid spec.replicas Invalid value: -5: must be greater than or equal to 0",
                        "FieldValueInvalid spec.template.metadata.labels Invalid value: {\"app\":\"x\"}: `selector`"
                                + " does not match template `labels`");
    }

    @Test
    void whatIsMissingIsRequired() {
        Resource bare = Tree.resource(Tree.of("metadata", Map.of("name", "web", "namespace", "shop")));
        assertThat(causes(status(() -> api.create(Kind.DEPLOYMENT, bare))))
                .contains(
                        "FieldValueRequired spec.selector Required value",
                        "FieldValueRequired spec.template.spec.containers Required value");
        assertThat(causes(status(() -> api.create(Kind.SERVICE, bare))))
                .contains("FieldValueRequired spec.ports Required value");
    }

    @Test
    void aSelectorCanNotBeChanged() {
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        StatusException refusal = status(() -> api.patch(
                web, merge(Map.of("spec", Map.of("selector", Map.of("matchLabels", Map.of("app", "other"))))), false));
        assertThat(causes(refusal))
                .contains("FieldValueInvalid spec.selector Invalid value: {\"matchLabels\":{\"app\":\"other\"}}: field"
                        + " is immutable");
    }

    @Test
    void aServicesAddressCanNotBeChanged() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        Ref service = new Ref(Kind.SERVICE, "shop", "web");
        StatusException refusal = status(() -> api.patch(
                service,
                merge(Map.of("spec", Map.of("clusterIP", "10.96.9.9", "clusterIPs", List.of("10.96.9.9")))),
                false));
        assertThat(causes(refusal))
                .contains("FieldValueInvalid spec.clusterIPs[0] Invalid value: [\"10.96.9.9\"]: may not change once"
                        + " set");
    }

    @Test
    void portsAreNamedWhereThereAreMore() {
        Resource service = Tree.with(
                Samples.service("web", "web"), List.of(Map.of("port", 80), Map.of("port", 99999)), "spec", "ports");
        assertThat(causes(status(() -> api.create(Kind.SERVICE, service))))
                .contains(
                        "FieldValueRequired spec.ports[0].name Required value",
                        "FieldValueInvalid spec.ports[1].port Invalid value: 99999: must be between 1 and 65535,"
                                + " inclusive");
    }

    @Test
    void valuesOutsideOfAListAreNotSupported() {
        Resource service = Tree.with(Samples.service("web", "web"), "Sideways", "spec", "type");
        assertThat(causes(status(() -> api.create(Kind.SERVICE, service))))
                .contains("FieldValueNotSupported spec.type Unsupported value: \"Sideways\": supported values:"
                        + " \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"");
    }

    @Test
    void anImmutableConfigMapStaysAsItIs() {
        api.create(Kind.CONFIG_MAP, Tree.with(Samples.configMap("a", Map.of("one", "1")), true, "immutable"));
        assertThat(causes(status(() -> api.patch(configMap("a"), merge(Map.of("data", Map.of("one", "2"))), false))))
                .containsExactly("FieldValueForbidden data Forbidden: field is immutable when `immutable` is set");
    }

    @Test
    void aPodsSpecIsFixedButForItsImages() {
        api.create(Kind.POD, pod());
        Ref pod = new Ref(Kind.POD, "shop", "p");
        api.patch(pod, json("replace", "/spec/containers/0/image", "demo:v2"), false);
        assertThat(status(() -> api.patch(pod, json("add", "/spec/hostNetwork", true), false)))
                .hasMessageContaining("spec: Forbidden: pod updates may not change fields other than");
    }

    @Test
    void aMountNeedsItsVolume() {
        Resource pod = Tree.with(
                pod(),
                List.of(Map.of(
                        "name",
                        "app",
                        "image",
                        "a:1",
                        "volumeMounts",
                        List.of(Map.of("name", "v", "mountPath", "/v")))),
                "spec",
                "containers");
        assertThat(causes(status(() -> api.create(Kind.POD, pod))))
                .containsExactly("FieldValueNotFound spec.containers[0].volumeMounts[0].name Not found: \"v\"");
    }

    @Test
    void anAutoscalerNeedsATargetAndItsBounds() {
        Resource scaler = Tree.resource(Tree.of(
                "metadata",
                Map.of("name", "web", "namespace", "shop"),
                "spec",
                Map.of("minReplicas", 3, "maxReplicas", 2, "scaleTargetRef", Map.of("kind", "Deployment"))));
        assertThat(causes(status(() -> api.create(Kinds.AUTOSCALER, scaler))))
                .containsExactly(
                        "FieldValueInvalid spec.maxReplicas Invalid value: 2: must be greater than or equal to"
                                + " `minReplicas`",
                        "FieldValueRequired spec.scaleTargetRef.name Required value");
    }

    @Test
    void aJobMayNotRestartItsPodsForEver() {
        Resource job = Tree.resource(Tree.of(
                "metadata",
                Map.of("name", "j", "namespace", "shop"),
                "spec",
                Map.of(
                        "template",
                        Map.of("spec", Map.of("containers", List.of(Map.of("name", "app", "image", "a:1")))))));
        assertThat(causes(status(() -> api.create(Kinds.JOB, job))))
                .containsExactly("FieldValueRequired spec.template.spec.restartPolicy Required value: valid values:"
                        + " \"OnFailure\", \"Never\"");
    }

    @Test
    void aValueOfTheWrongTypeIsABadRequest() {
        Resource wrong = Tree.with(Samples.deployment("web", "demo:v1", 1), "two", "spec", "replicas");
        StatusException refusal = status(() -> api.create(Kind.DEPLOYMENT, wrong));
        assertThat(refusal.code()).isEqualTo(400);
        assertThat(refusal)
                .hasMessage("Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal"
                        + " string into Go struct field DeploymentSpec.spec.replicas of type int32");
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        StatusException patch = status(() -> api.patch(web, merge(Map.of("spec", Map.of("replicas", "two"))), false));
        assertThat(patch.code()).isEqualTo(422);
        assertThat(patch).hasMessageContaining("patch: Invalid value").hasMessageContaining("cannot unmarshal string");
    }

    @Test
    void anUnknownFieldIsLostOrRefusedIfStrict() {
        Resource odd = Tree.with(Samples.deployment("web", "demo:v1", 1), 1, "spec", "template", "spec", "odd");
        Verbs kubectl = cluster.as("kubectl");
        StatusException refusal =
                status(() -> kubectl.create(Kind.DEPLOYMENT, odd, WriteOptions.NONE.fields(FieldValidation.STRICT)));
        assertThat(refusal.code()).isEqualTo(400);
        assertThat(refusal).hasMessageContaining("strict decoding error: unknown field \"spec.template.spec.odd\"");
        Written made = kubectl.create(Kind.DEPLOYMENT, odd, WriteOptions.NONE);
        assertThat(made.resource().at("spec", "template", "spec", "odd")).isEmpty();
        assertThat(made.warnings()).containsExactly("unknown field \"spec.template.spec.odd\"");
    }

    @Test
    void amountsAreKeptInTheirShortestForm() {
        Map<String, String> asked = Map.of("cpu", "0.5", "memory", "2048Mi");
        Resource pod = Tree.with(
                pod(),
                List.of(Map.of("name", "app", "image", "a:1", "resources", Map.of("requests", asked))),
                "spec",
                "containers");
        Resource made = api.create(Kind.POD, pod);
        assertThat(made.list("spec", "containers").get(0).strings("resources", "requests"))
                .containsOnly(Map.entry("cpu", "500m"), Map.entry("memory", "2Gi"));
        assertThat(made.text("status", "qosClass")).contains("Burstable");
    }

    @Test
    void quantitiesKeepTheirUnits() {
        assertThat(List.of("0.5", "1000m", "100m", "1.5Gi", "1Gi", "1000Ki", "2e3", "0", "1500k", "0.1Ki").stream()
                        .map(Quantity::canonical))
                .containsExactly("500m", "1", "100m", "1536Mi", "1Gi", "1000Ki", "2e3", "0", "1500k", "102400m");
    }

    @Test
    void aSecretsTextIsKeptAsBytes() {
        Resource secret = Tree.resource(Tree.of(
                "metadata", Map.of("name", "s", "namespace", "shop"), "stringData", Map.of("password", "hush")));
        Resource made = api.create(Kind.SECRET, secret);
        assertThat(made.strings("data")).containsOnly(Map.entry("password", "aHVzaA=="));
        assertThat(made.json()).doesNotContainKey("stringData");
    }

    @Test
    void aMissingObjectIsNamedInTheDetails() {
        StatusException refusal = status(() -> api.get(web));
        assertThat(refusal.details()).isEqualTo(Map.of("name", "web", "group", "apps", "kind", "deployments"));
    }

    private static Resource pod() {
        return Tree.resource(Tree.of(
                "metadata",
                Map.of("name", "p", "namespace", "shop"),
                "spec",
                Map.of("containers", List.of(Map.of("name", "app", "image", "demo:v1")))));
    }

    private static StatusException status(Runnable call) {
        return (StatusException) refused(call);
    }

    private static List<String> causes(StatusException refusal) {
        return Tree.list(refusal.details(), "causes").stream()
                .map(ValidationTest::cause)
                .toList();
    }

    private static String cause(@Nullable Object cause) {
        return Tree.text(cause, "reason") + " " + Tree.text(cause, "field") + " " + Tree.text(cause, "message");
    }
}
