package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the server refuses to store, and how it says so. */
interface Validating {
    private static Answer deployment(Namespace here, Object wrong, Object... path) {
        return here.deployments().create(Samples.deployment("wrong", 1).with(wrong, path), "dryRun=All");
    }

    private static Answer container(Namespace here, Object wrong, String field) {
        return deployment(here, wrong, "spec", "template", "spec", "containers", 0, field);
    }

    private static Answer service(Namespace here, Object wrong, Object... path) {
        return here.services().create(Samples.service("wrong").with(wrong, path), "dryRun=All");
    }

    @Test
    default void refusesANegativeNumberOfReplicas(Namespace here) {
        Answer answer = deployment(here, -5, "spec", "replicas");

        assertThat(answer.refusal())
                .isEqualTo(
                        "422 Invalid: Deployment.apps \"wrong\" is invalid: spec.replicas: Invalid value: -5: must be"
                                + " greater than or equal to 0");
        assertThat(answer.at("details", "name")).isEqualTo("wrong");
        assertThat(answer.at("details", "group")).isEqualTo("apps");
        assertThat(answer.at("details", "kind")).isEqualTo("Deployment");
        assertThat(answer.at("details", "causes"))
                .isEqualTo(List.of(Map.of(
                        "reason",
                        "FieldValueInvalid",
                        "message",
                        "Invalid value: -5: must be greater than or equal to 0",
                        "field",
                        "spec.replicas")));
    }

    @Test
    default void refusesANameThatIsNone(Namespace here) {
        Answer answer = here.configMaps().create("metadata: {name: Upper_Case}");

        assertThat(answer.refusal())
                .isEqualTo("422 Invalid: ConfigMap \"Upper_Case\" is invalid: metadata.name: Invalid value:"
                        + " \"Upper_Case\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                        + " characters, '-' or '.', and must start and end with an alphanumeric character (e.g."
                        + " 'example.com', regex used for validation is"
                        + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    }

    @Test
    default void refusesANameThatIsTooLong(Namespace here) {
        assertThat(here.configMaps()
                        .create("metadata: {name: %s}".formatted("n".repeat(254)))
                        .causes())
                .singleElement()
                .asString()
                .endsWith("must be no more than 253 characters");
    }

    @Test
    default void refusesAServiceWhoseNameIsNoLabel(Namespace here) {
        assertThat(here.services().create(Samples.service("1st"), "dryRun=All").causes())
                .containsExactly(
                        "FieldValueInvalid metadata.name: Invalid value: \"1st\": a DNS-1035 label must consist of"
                                + " lower case alphanumeric characters or '-', start with an alphabetic character, and end with"
                                + " an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is"
                                + " '[a-z]([-a-z0-9]*[a-z0-9])?')");
    }

    @Test
    default void refusesALabelThatIsNone(Namespace here) {
        assertThat(here.configMaps()
                        .create("metadata: {name: labels, labels: {a: 'b c'}}")
                        .causes())
                .containsExactly(
                        "FieldValueInvalid metadata.labels: Invalid value: \"b c\": a valid label must be an empty"
                                + " string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                                + " alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for"
                                + " validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
        assertThat(here.configMaps()
                        .create("metadata: {name: labels, labels: {'-a': b}}")
                        .causes())
                .singleElement()
                .asString()
                .startsWith("FieldValueInvalid metadata.labels: Invalid value: \"-a\": name part must consist of");
    }

    @Test
    default void refusesASelectorThatDoesNotMatchTheTemplate(Namespace here) {
        Answer answer = deployment(here, Map.of("app", "other"), "spec", "template", "metadata", "labels");

        assertThat(answer.refusal())
                .isEqualTo(
                        "422 Invalid: Deployment.apps \"wrong\" is invalid: spec.template.metadata.labels: Invalid value:"
                                + " {\"app\":\"other\"}: `selector` does not match template `labels`");
    }

    @Test
    default void refusesAnEmptySelector(Namespace here) {
        assertThat(deployment(here, Map.of(), "spec", "selector").causes())
                .contains(
                        "FieldValueInvalid spec.selector: Invalid value: {}: empty selector is invalid for deployment");
    }

    @Test
    default void requiresASelector(Namespace here) {
        Answer answer =
                here.deployments().create(Samples.deployment("wrong", 1).without("spec", "selector"), "dryRun=All");

        assertThat(answer.causes()).contains("FieldValueRequired spec.selector: Required value");
        assertThat(answer.refusal()).startsWith("422 Invalid: Deployment.apps \"wrong\" is invalid: [");
    }

    @Test
    default void refusesToChangeASelector(Namespace here) {
        here.deployments().create(Samples.deployment("selector", 0)).ok();

        Answer answer = here.deployments().merge("selector", """
                spec:
                  selector: {matchLabels: {app: selector, more: x}}
                  template: {metadata: {labels: {app: selector, more: x}}}
                """);

        assertThat(answer.refusal())
                .isEqualTo("422 Invalid: Deployment.apps \"selector\" is invalid: spec.selector: Invalid value:"
                        + " {\"matchLabels\":{\"app\":\"selector\",\"more\":\"x\"}}: field is immutable");
    }

    @Test
    default void requiresContainers(Namespace here) {
        assertThat(deployment(here, List.of(), "spec", "template", "spec", "containers")
                        .causes())
                .containsExactly("FieldValueRequired spec.template.spec.containers: Required value");
    }

    @Test
    default void requiresANameAndAnImage(Namespace here) {
        assertThat(deployment(here, List.of(Map.of()), "spec", "template", "spec", "containers")
                        .causes())
                .contains(
                        "FieldValueRequired spec.template.spec.containers[0].name: Required value",
                        "FieldValueRequired spec.template.spec.containers[0].image: Required value");
    }

    @Test
    default void refusesTwoContainersOfOneName(Namespace here) {
        Map<String, String> container = Map.of("name", "app", "image", "x");

        assertThat(deployment(here, List.of(container, container), "spec", "template", "spec", "containers")
                        .causes())
                .containsExactly("FieldValueDuplicate spec.template.spec.containers[1].name: Duplicate value: \"app\"");
    }

    @Test
    default void refusesAnEnvironmentVariableWithoutAName(Namespace here) {
        assertThat(container(here, List.of(Map.of("name", "", "value", "x")), "env")
                        .causes())
                .containsExactly("FieldValueRequired spec.template.spec.containers[0].env[0].name: Required value");
    }

    @Test
    default void refusesAPortThatIsNone(Namespace here) {
        assertThat(container(here, List.of(Map.of("containerPort", 70_000)), "ports")
                        .causes())
                .containsExactly(
                        "FieldValueInvalid spec.template.spec.containers[0].ports[0].containerPort: Invalid value:"
                                + " 70000: must be between 1 and 65535, inclusive");
    }

    @Test
    default void refusesAProbeThatAsksNothing(Namespace here) {
        assertThat(container(here, Map.of("periodSeconds", 1), "readinessProbe").causes())
                .containsExactly(
                        "FieldValueRequired spec.template.spec.containers[0].readinessProbe: Required value: must"
                                + " specify a handler type");
    }

    @Test
    default void refusesAQuantityThatIsNone(Namespace here) {
        assertThat(container(here, Map.of("requests", Map.of("cpu", "much")), "resources")
                        .refusal())
                .startsWith(
                        "400 BadRequest: Deployment in version \"v1\" cannot be handled as a Deployment: quantities must"
                                + " match the regular expression");
    }

    @Test
    default void refusesARequestAboveItsLimit(Namespace here) {
        assertThat(container(here, Map.of("requests", Map.of("cpu", "2"), "limits", Map.of("cpu", "1")), "resources")
                        .causes())
                .containsExactly("FieldValueInvalid spec.template.spec.containers[0].resources.requests: Invalid value:"
                        + " \"2\": must be less than or equal to cpu limit of 1");
    }

    @Test
    default void refusesAnUnknownPullPolicy(Namespace here) {
        assertThat(container(here, "Sometimes", "imagePullPolicy").causes())
                .containsExactly("FieldValueNotSupported spec.template.spec.containers[0].imagePullPolicy: Unsupported"
                        + " value: \"Sometimes\": supported values: \"Always\", \"IfNotPresent\", \"Never\"");
    }

    @Test
    default void refusesAnUnknownStrategy(Namespace here) {
        assertThat(deployment(here, Map.of("type", "Sudden"), "spec", "strategy")
                        .causes())
                .containsExactly(
                        "FieldValueNotSupported spec.strategy: Unsupported value: {\"Type\":\"Sudden\",\"RollingUpdate\":null}: supported values:"
                                + " \"Recreate\", \"RollingUpdate\"");
    }

    @Test
    default void refusesStepsOfARollingUpdateForRecreate(Namespace here) {
        assertThat(deployment(
                                here,
                                Map.of("type", "Recreate", "rollingUpdate", Map.of("maxSurge", 1)),
                                "spec",
                                "strategy")
                        .causes())
                .containsExactly("FieldValueForbidden spec.strategy.rollingUpdate: Forbidden: may not be specified when"
                        + " strategy `type` is 'Recreate'");
    }

    @Test
    default void refusesARollingUpdateThatCannotMove(Namespace here) {
        assertThat(deployment(here, Map.of("maxSurge", 0, "maxUnavailable", 0), "spec", "strategy", "rollingUpdate")
                        .causes())
                .containsExactly(
                        "FieldValueInvalid spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be"
                                + " 0 when `maxSurge` is 0");
    }

    @Test
    default void refusesAShareThatIsNone(Namespace here) {
        assertThat(deployment(here, "half", "spec", "strategy", "rollingUpdate", "maxSurge")
                        .causes())
                .containsExactly(
                        "FieldValueInvalid spec.strategy.rollingUpdate.maxSurge: Invalid value: \"half\": a valid"
                                + " percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%',"
                                + " regex used for validation is '[0-9]+%')");
    }

    @Test
    default void refusesMoreUnavailableThanThereAre(Namespace here) {
        assertThat(deployment(here, "101%", "spec", "strategy", "rollingUpdate", "maxUnavailable")
                        .causes())
                .containsExactly(
                        "FieldValueInvalid spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"101%\": must"
                                + " not be greater than 100%");
    }

    @Test
    default void refusesADeadlineBeforeAPodCanBeReady(Namespace here) {
        Json late = Samples.deployment("wrong", 1)
                .with(10, "spec", "minReadySeconds")
                .with(10, "spec", "progressDeadlineSeconds");

        assertThat(here.deployments().create(late, "dryRun=All").causes())
                .containsExactly(
                        "FieldValueInvalid spec.progressDeadlineSeconds: Invalid value: 10: must be greater than"
                                + " minReadySeconds");
    }

    @Test
    default void refusesAPodTemplateThatDoesNotRestart(Namespace here) {
        assertThat(deployment(here, "Never", "spec", "template", "spec", "restartPolicy")
                        .causes())
                .containsExactly(
                        "FieldValueNotSupported spec.template.spec.restartPolicy: Unsupported value: \"Never\":"
                                + " supported values: \"Always\"");
    }

    @Test
    default void namesEveryMistakeAtOnce(Namespace here) {
        Json wrong = Samples.deployment("wrong", -1)
                .with(-1, "spec", "minReadySeconds")
                .with(-1, "spec", "revisionHistoryLimit");

        assertThat(here.deployments().create(wrong, "dryRun=All").fields())
                .containsExactly("spec.replicas", "spec.minReadySeconds", "spec.revisionHistoryLimit");
    }

    @Test
    default void requiresPortsOfAService(Namespace here) {
        assertThat(service(here, List.of(), "spec", "ports").causes())
                .containsExactly("FieldValueRequired spec.ports: Required value");
    }

    @Test
    default void requiresNamesOfSeveralPorts(Namespace here) {
        assertThat(service(here, List.of(Map.of("port", 80), Map.of("port", 81)), "spec", "ports")
                        .causes())
                .containsExactly(
                        "FieldValueRequired spec.ports[0].name: Required value",
                        "FieldValueRequired spec.ports[1].name: Required value");
    }

    @Test
    default void refusesAServicePortThatIsNone(Namespace here) {
        assertThat(service(here, 0, "spec", "ports", 0, "port").causes())
                .contains(
                        "FieldValueInvalid spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive");
    }

    @Test
    default void refusesAnUnknownTypeOfService(Namespace here) {
        assertThat(service(here, "Imaginary", "spec", "type").causes())
                .containsExactly("FieldValueNotSupported spec.type: Unsupported value: \"Imaginary\": supported values:"
                        + " \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"");
    }

    @Test
    default void refusesToChangeTheAddressOfAService(Namespace here) {
        here.services().create(Samples.service("address")).ok();

        Answer answer = here.services().merge("address", "spec: {clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1]}");

        assertThat(answer.causes())
                .contains(
                        "FieldValueInvalid spec.clusterIPs[0]: Invalid value: [\"10.0.0.1\"]: may not change once set");
    }

    @Test
    default void refusesAnAutoscalerThatCannotScale(Namespace here) {
        Answer answer = here.autoscalers().create("""
                metadata: {name: wrong}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  minReplicas: 5
                  maxReplicas: 3
                """);

        assertThat(answer.causes())
                .containsExactly(
                        "FieldValueInvalid spec.maxReplicas: Invalid value: 3: must be greater than or equal to"
                                + " `minReplicas`");
    }

    @Test
    default void refusesABudgetOfTwoMinds(Namespace here) {
        Answer answer = here.disruptionBudgets()
                .create("metadata: {name: wrong}\nspec: {minAvailable: 1, maxUnavailable: 1, selector: {}}");

        assertThat(answer.causes())
                .singleElement()
                .asString()
                .startsWith("FieldValueInvalid spec: Invalid value: ")
                .endsWith("minAvailable and maxUnavailable cannot be both set");
    }

    @Test
    default void refusesToChangeTheTemplateOfAJob(Namespace here) {
        here.jobs().create("""
                        metadata: {name: job}
                        spec:
                          suspend: true
                          template: {spec: {restartPolicy: Never, containers: [{name: app, image: x}]}}
                        """).ok();

        Answer answer = here.jobs().merge("job", "spec: {template: {spec: {containers: [{name: app, image: other}]}}}");

        assertThat(answer.fields()).containsExactly("spec.template");
        assertThat(answer.refusal()).endsWith(": field is immutable");
    }

    @Test
    default void refusesToChangeAPodsContainers(Namespace here) {
        here.pods().create(Samples.pendingPod("fixed")).ok();

        Answer answer = here.pods().merge("fixed", "spec: {terminationGracePeriodSeconds: 50}");

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.json().text("message"))
                .startsWith("Pod \"fixed\" is invalid: spec: Forbidden: pod updates may not change fields other than"
                        + " `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                        + "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds`"
                        + " (allow it to be set to 1 if it was previously negative)");
        here.pods().delete("fixed").ok();
    }

    @Test
    default void refusesAnnotationsThatAreTooLarge(Namespace here) {
        assertThat(here.configMaps()
                        .create("metadata: {name: large, annotations: {a: %s}}".formatted("x".repeat(262_200)))
                        .causes())
                .containsExactly("FieldValueTooLong metadata.annotations: Too long: may not be more than 262144 bytes");
    }

    @Test
    default void refusesAKeyOfAConfigMapThatIsNone(Namespace here) {
        assertThat(here.configMaps()
                        .create("metadata: {name: keys}\ndata: {'a b': x}")
                        .causes())
                .containsExactly(
                        "FieldValueInvalid data[a b]: Invalid value: \"a b\": a valid config key must consist of"
                                + " alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name',"
                                + " regex used for validation is '[-._a-zA-Z0-9]+')");
    }

    @Test
    default void refusesAKeyInBothKindsOfData(Namespace here) {
        assertThat(here.configMaps()
                        .create("metadata: {name: both}\ndata: {a: x}\nbinaryData: {a: eA==}")
                        .fields())
                .containsExactly("data[a]");
    }
}
