package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which objects a label or field selector picks. */
interface Selecting {
    private static List<String> picked(Namespace here, String selector) {
        for (String colour : List.of("blue", "green", "red")) {
            here.configMaps()
                    .create("metadata: {name: " + colour + ", labels: {colour: " + colour + ", paint: 'yes'}}");
        }
        here.configMaps().create("metadata: {name: plain, labels: {paint: 'yes', empty: ''}}");
        return here.configMaps().list("labelSelector=paint," + selector).names();
    }

    @Test
    default void selectsByEquality(Namespace here) {
        assertThat(picked(here, "colour=blue")).containsExactly("blue");
        assertThat(picked(here, "colour==blue")).containsExactly("blue");
    }

    @Test
    default void inequalityTakesThoseWithoutTheLabelToo(Namespace here) {
        assertThat(picked(here, "colour!=blue")).containsExactly("green", "plain", "red");
    }

    @Test
    default void selectsFromASet(Namespace here) {
        assertThat(picked(here, "colour in (blue, red)")).containsExactly("blue", "red");
    }

    @Test
    default void notInASetTakesThoseWithoutTheLabelToo(Namespace here) {
        assertThat(picked(here, "colour notin (blue,red)")).containsExactly("green", "plain");
    }

    @Test
    default void selectsByPresenceAndAbsence(Namespace here) {
        assertThat(picked(here, "colour")).containsExactly("blue", "green", "red");
        assertThat(picked(here, "!colour")).containsExactly("plain");
    }

    @Test
    default void allRequirementsMustHold(Namespace here) {
        assertThat(picked(here, "colour in (blue,green),colour!=green")).containsExactly("blue");
    }

    @Test
    default void selectsAnEmptyValue(Namespace here) {
        assertThat(picked(here, "empty=")).containsExactly("plain");
        assertThat(picked(here, "empty in ()")).containsExactly("plain");
    }

    @Test
    default void comparesNumbers(Namespace here) {
        here.configMaps().create("metadata: {name: small, labels: {size: '3'}}").ok();
        here.configMaps()
                .create("metadata: {name: large, labels: {size: '30'}}")
                .ok();

        assertThat(here.configMaps().list("labelSelector=size>5").names()).containsExactly("large");
        assertThat(here.configMaps().list("labelSelector=size<5").names()).containsExactly("small");
    }

    @Test
    default void refusesASelectorThatIsNone(Namespace here) {
        assertThat(here.configMaps().list("labelSelector=colour in blue").refusal())
                .isEqualTo("400 BadRequest: unable to parse requirement: found 'blue' expected: '('");
    }

    @Test
    default void refusesASelectorOfAnIllegalKey(Namespace here) {
        assertThat(here.configMaps().list("labelSelector=-colour=blue").refusal())
                .startsWith("400 BadRequest: unable to parse requirement: <nil>: Invalid value: \"-colour\": ");
    }

    @Test
    default void selectsByName(Namespace here) {
        here.configMaps().create(Samples.configMap("field-one")).ok();
        here.configMaps().create(Samples.configMap("field-two")).ok();

        assertThat(here.configMaps()
                        .list("fieldSelector=metadata.name=field-one")
                        .names())
                .containsExactly("field-one");
        assertThat(here.configMaps()
                        .list("fieldSelector=metadata.name=field-one,metadata.name=field-two")
                        .names())
                .isEmpty();
        assertThat(here.configMaps()
                        .list("fieldSelector=metadata.name!=field-one")
                        .names())
                .contains("field-two")
                .doesNotContain("field-one");
    }

    @Test
    default void selectsByNamespace(Namespace here) {
        here.configMaps()
                .create("metadata: {name: by-namespace, labels: {by: namespace}}")
                .ok();
        Resources everywhere = here.server().clusterWide("v1", "configmaps", "ConfigMap");

        assertThat(everywhere
                        .list("fieldSelector=metadata.namespace=" + here.name(), "labelSelector=by=namespace")
                        .names())
                .containsExactly("by-namespace");
        assertThat(everywhere
                        .list("fieldSelector=metadata.namespace!=" + here.name(), "labelSelector=by=namespace")
                        .ok()
                        .list("items"))
                .noneMatch(item -> item.text("metadata", "namespace").equals(here.name()));
    }

    @Test
    default void selectsPodsByPhaseAndNode(Namespace here) {
        here.pods().create(Samples.pendingPod("unplaced")).ok();

        assertThat(here.pods()
                        .list("fieldSelector=status.phase=Pending,spec.nodeName=")
                        .names())
                .contains("unplaced");
        assertThat(here.pods().list("fieldSelector=status.phase!=Pending").names())
                .doesNotContain("unplaced");
        assertThat(here.pods().list("fieldSelector=spec.nodeName=nowhere").names())
                .isEmpty();
    }

    @Test
    default void selectsSecretsByType(Namespace here) {
        here.secrets().create("metadata: {name: typed}\ntype: example.test/own").ok();

        assertThat(here.secrets().list("fieldSelector=type=example.test/own").names())
                .containsExactly("typed");
        assertThat(here.secrets().list("fieldSelector=type=Opaque").names()).doesNotContain("typed");
    }

    @Test
    default void refusesAFieldThatCannotBeSelected(Namespace here) {
        String unknown = "400 BadRequest: \"%s\" is not a known field selector: only \"metadata.name\","
                + " \"metadata.namespace\"";

        assertThat(here.configMaps().list("fieldSelector=data.a=1").refusal()).isEqualTo(unknown.formatted("data.a"));
        assertThat(here.deployments().list("fieldSelector=spec.replicas=1").refusal())
                .isEqualTo(unknown.formatted("spec.replicas"));
        assertThat(here.pods().list("fieldSelector=spec.priority=1").refusal())
                .isEqualTo("400 BadRequest: field label not supported: spec.priority");
    }

    @Test
    default void refusesAFieldSelectorThatIsNone(Namespace here) {
        assertThat(here.configMaps().list("fieldSelector=metadata.name").refusal())
                .isEqualTo("400 BadRequest: invalid selector: 'metadata.name'; can't understand 'metadata.name'");
    }
}
