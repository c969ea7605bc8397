package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Patches of the type {@code application/strategic-merge-patch+json}: lists are merged by key where the kind says so. */
interface StrategicMerging {
    private static Resources stored(Namespace here, String name) {
        Json two = Samples.deployment(name, 0).with(Json.of("""
                                - {name: app, image: one, env: [{name: A, value: '1'}, {name: B, value: '2'}], args: [x, y],
                                   ports: [{containerPort: 80}, {containerPort: 81}]}
                                - {name: side, image: two}
                                """).value(), "spec", "template", "spec", "containers");
        here.deployments().create(two).ok();
        return here.deployments();
    }

    private static Answer patch(Resources deployments, String name, String podSpec) {
        return deployments.strategicMerge(name, "spec:\n  template:\n    spec:\n" + podSpec.indent(6));
    }

    private static List<String> containers(Answer answer) {
        return answer.ok().list("spec", "template", "spec", "containers").stream()
                .map(container -> container.text("name") + "=" + container.text("image"))
                .toList();
    }

    @Test
    default void mergesContainersByName(Namespace here) {
        Answer answer = patch(stored(here, "by-name"), "by-name", "containers: [{name: side, image: three}]");

        assertThat(containers(answer)).containsExactly("app=one", "side=three");
    }

    @Test
    default void putsNewContainersFirst(Namespace here) {
        Answer answer = patch(stored(here, "added"), "added", "containers: [{name: new, image: x}]");

        assertThat(containers(answer)).containsExactly("new=x", "app=one", "side=two");
    }

    @Test
    default void deletesAnElementByDirective(Namespace here) {
        Answer answer = patch(stored(here, "deleted"), "deleted", "containers: [{name: side, $patch: delete}]");

        assertThat(containers(answer)).containsExactly("app=one");
    }

    @Test
    default void replacesAListByDirective(Namespace here) {
        Answer answer =
                patch(stored(here, "replaced"), "replaced", "containers: [{name: only, image: x}, {$patch: replace}]");

        assertThat(containers(answer)).containsExactly("only=x");
    }

    @Test
    default void replacesAnObjectByDirective(Namespace here) {
        Resources maps = here.configMaps();
        maps.create("metadata: {name: object-replaced, labels: {a: b, c: d}}").ok();

        Answer answer = maps.strategicMerge("object-replaced", "metadata: {labels: {e: f, $patch: replace}}");

        assertThat(answer.at("metadata", "labels")).isEqualTo(Map.of("e", "f"));
    }

    @Test
    default void deletesAnObjectByDirective(Namespace here) {
        Resources maps = here.configMaps();
        maps.create("metadata: {name: object-deleted, labels: {a: b}}\ndata: {x: y}")
                .ok();

        Answer answer = maps.strategicMerge("object-deleted", "data: {$patch: delete}");

        assertThat(answer.ok().has("data")).isFalse();
    }

    @Test
    default void mergesTheEnvironmentByNameAndKeepsItsOrder(Namespace here) {
        Answer answer = patch(
                stored(here, "environment"),
                "environment",
                "containers: [{name: app, env: [{name: B, value: '20'}, {name: C, value: '30'}]}]");

        assertThat(answer.ok().list("spec", "template", "spec", "containers", 0, "env"))
                .extracting(variable -> variable.text("name") + "=" + variable.text("value"))
                .containsExactlyInAnyOrder("A=1", "B=20", "C=30");
    }

    @Test
    default void mergesPortsByTheirNumber(Namespace here) {
        Answer answer = patch(
                stored(here, "ports"),
                "ports",
                "containers: [{name: app, ports: [{containerPort: 81, name: second}]}]");

        assertThat(answer.ok().list("spec", "template", "spec", "containers", 0, "ports"))
                .extracting(port -> port.number("containerPort") + port.text("name"))
                .containsExactly("80", "81second");
    }

    @Test
    default void replacesListsThatHaveNoKey(Namespace here) {
        Answer answer = patch(stored(here, "arguments"), "arguments", "containers: [{name: app, args: [z]}]");

        assertThat(answer.at("spec", "template", "spec", "containers", 0, "args"))
                .isEqualTo(List.of("z"));
    }

    @Test
    default void ordersAListAsThePatchSays(Namespace here) {
        Answer answer = patch(stored(here, "ordered"), "ordered", """
                $setElementOrder/containers: [{name: side}, {name: app}]
                containers: [{name: app, image: newer}]
                """);

        assertThat(containers(answer)).containsExactly("side=two", "app=newer");
    }

    @Test
    default void keepsOnlyTheKeysThatThePatchNames(Namespace here) {
        Answer answer = stored(here, "retained")
                .strategicMerge("retained", "spec: {strategy: {$retainKeys: [type], type: Recreate}}");

        assertThat(answer.at("spec", "strategy")).isEqualTo(Map.of("type", "Recreate"));
    }

    @Test
    default void addsToASetAndTakesFromIt(Namespace here) {
        Resources maps = here.configMaps();
        maps.create("metadata: {name: a-set, finalizers: [example.test/a, example.test/b]}")
                .ok();

        Answer added = maps.strategicMerge("a-set", "metadata: {finalizers: [example.test/c]}");
        Answer taken = maps.strategicMerge(
                "a-set", "metadata: {$deleteFromPrimitiveList/finalizers: [example.test/a, example.test/b]}");

        assertThat(added.at("metadata", "finalizers"))
                .isEqualTo(List.of("example.test/c", "example.test/a", "example.test/b"));
        assertThat(taken.at("metadata", "finalizers")).isEqualTo(List.of("example.test/c"));
        maps.strategicMerge("a-set", "metadata: {finalizers: null}").ok();
    }

    @Test
    default void mergesPortsOfAServiceByPort(Namespace here) {
        here.services().create(Samples.service("service-ports")).ok();

        Answer answer = here.services()
                .strategicMerge(
                        "service-ports", "spec: {ports: [{port: 80, targetPort: 8080}, {port: 81, name: more}]}");

        assertThat(answer.ok().list("spec", "ports"))
                .extracting(port -> port.text("name") + " " + port.number("port") + " " + port.number("targetPort"))
                .containsExactlyInAnyOrder("http 80 8080", "more 81 81");
    }

    @Test
    default void removesAFieldByNull(Namespace here) {
        Answer answer = patch(stored(here, "nulled"), "nulled", "containers: [{name: app, args: null}]");

        assertThat(answer.ok().has("spec", "template", "spec", "containers", 0, "args"))
                .isFalse();
    }

    @Test
    default void refusesAnElementWithoutItsKey(Namespace here) {
        Answer answer = patch(stored(here, "keyless"), "keyless", "containers: [{image: x}]");

        assertThat(answer.code()).isEqualTo(500);
        assertThat(answer.json().text("message")).contains("does not contain declared merge key: name");
    }

    @Test
    default void refusesAnUnknownDirective(Namespace here) {
        Answer answer = patch(stored(here, "directive"), "directive", "containers: [{name: app, $patch: improve}]");

        assertThat(answer.code()).isEqualTo(500);
    }
}
