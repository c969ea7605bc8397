package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeleteTest extends ClusterFixture {
    private final Verbs verbs = cluster.as("test");

    @Test
    void deletingIsAnsweredWithAStatusOnceTheObjectIsGone() {
        Resource made = create("a");
        Resource answer = verbs.delete(configMap("a"), DeleteOptions.NONE);
        assertThat(answer.text("kind")).contains("Status");
        assertThat(answer.text("status")).contains("Success");
        assertThat(answer.map("details")).isEqualTo(Map.of("name", "a", "kind", "configmaps", "uid", made.uid()));
    }

    @Test
    void anotherUidOrVersionIsAConflict() {
        Resource made = create("a");
        ApiException uid = refused(() -> verbs.delete(configMap("a"), DeleteOptions.NONE.uid("other")));
        assertThat(uid.code()).isEqualTo(409);
        assertThat(uid)
                .hasMessage(
                        "Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition (other) does not"
                                + " match the UID in record (" + made.uid()
                                + "). The object might have been deleted and then recreated");
        ApiException version = refused(() -> verbs.delete(configMap("a"), DeleteOptions.NONE.resourceVersion("1")));
        assertThat(version.code()).isEqualTo(409);
        assertThat(version).hasMessageContaining("the ResourceVersion in the precondition (1) does not match");
        verbs.delete(configMap("a"), DeleteOptions.NONE.uid(made.uid()).resourceVersion(made.resourceVersion()));
        assertThat(cluster.objects(Kind.CONFIG_MAP, "shop")).isEmpty();
    }

    @Test
    void aPolicyThatIsNoneIsInvalid() {
        create("a");
        ApiException e = refused(() -> verbs.delete(configMap("a"), DeleteOptions.NONE.propagationPolicy("Foo")));
        assertThat(e.code()).isEqualTo(422);
        assertThat(e)
                .hasMessage("DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"Foo\":"
                        + " supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"");
    }

    @Test
    void aDryRunDeletesNothing() {
        create("a");
        String before = verbs.list(Selection.all(Kind.CONFIG_MAP, "shop")).resourceVersion();
        assertThat(verbs.delete(configMap("a"), DeleteOptions.NONE.dry()).text("status"))
                .contains("Success");
        verbs.delete(configMap("a"), DeleteOptions.NONE.dry().propagationPolicy("Foreground"));
        assertThat(verbs.list(Selection.all(Kind.CONFIG_MAP, "shop")).resourceVersion())
                .isEqualTo(before);
    }

    @Test
    void inTheBackgroundWhatIsOwnedGoesAfterItsOwner() {
        create("owner");
        owned("child", "owner", true);
        verbs.delete(configMap("owner"), DeleteOptions.NONE.propagationPolicy("Background"));
        assertThat(names()).containsExactly("child");
        time.advance(Duration.ofSeconds(1));
        assertThat(names()).isEmpty();
    }

    @Test
    void inTheForegroundTheOwnerWaitsForWhatBlocksIt() {
        create("owner");
        owned("child", "owner", true);
        hold("child");
        Resource answer = verbs.delete(configMap("owner"), DeleteOptions.NONE.propagationPolicy("Foreground"));
        assertThat(answer.isDeleting()).isTrue();
        assertThat(Tree.list(answer.json(), "metadata", "finalizers")).containsExactly("foregroundDeletion");
        time.advance(Duration.ofSeconds(1));
        assertThat(names()).containsExactly("child", "owner");
        assertThat(api.get(configMap("child")).isDeleting()).isTrue();
        release("child");
        time.advance(Duration.ofSeconds(1));
        assertThat(names()).isEmpty();
    }

    @Test
    void inTheForegroundTheOwnerDoesNotWaitForWhatDoesNotBlockIt() {
        create("owner");
        owned("child", "owner", false);
        hold("child");
        verbs.delete(configMap("owner"), DeleteOptions.NONE.propagationPolicy("Foreground"));
        time.advance(Duration.ofSeconds(1));
        assertThat(names()).containsExactly("child");
    }

    @Test
    void aDeploymentGoesInTheForegroundAfterItsPods() {
        deploy("demo:v1", 2);
        Heard heard = new Heard();
        for (Kind kind : List.of(Kind.DEPLOYMENT, Kind.REPLICA_SET, Kind.POD)) {
            api.watch(kind, "shop", "", api.list(kind, "shop", "").resourceVersion(), heard);
        }
        verbs.delete(web, DeleteOptions.NONE.propagationPolicy("Foreground"));
        time.advance(Duration.ofMinutes(2));
        List<String> deleted =
                heard.lines.stream().filter(line -> line.startsWith("DELETED")).toList();
        assertThat(deleted).hasSize(4);
        assertThat(deleted.get(3)).isEqualTo("DELETED web");
        assertThat(cluster.objects(Kind.POD, "shop")).isEmpty();
    }

    @Test
    void orphansStayAndNoLongerHaveAnOwner() {
        create("owner");
        owned("child", "owner", true);
        verbs.delete(configMap("owner"), DeleteOptions.NONE.propagationPolicy("Orphan"));
        time.advance(Duration.ofSeconds(1));
        assertThat(names()).containsExactly("child");
        assertThat(Tree.list(api.get(configMap("child")).json(), "metadata", "ownerReferences"))
                .isEmpty();
    }

    @Test
    void whatHasAnotherOwnerStays() {
        create("one");
        create("two");
        Resource child = owned("child", "one", true);
        Object second = reference("two", true);
        List<Object> owners =
                List.of(Tree.list(child.json(), "metadata", "ownerReferences").get(0), second);
        api.patch(configMap("child"), merge(Map.of("metadata", Map.of("ownerReferences", owners))), false);
        api.delete(configMap("one"), "");
        time.advance(Duration.ofSeconds(1));
        assertThat(Tree.list(api.get(configMap("child")).json(), "metadata", "ownerReferences"))
                .containsExactly(second);
        api.delete(configMap("two"), "");
        time.advance(Duration.ofSeconds(1));
        assertThat(names()).isEmpty();
    }

    @Test
    void whatNamesAnOwnerThatNeverWasGoes() {
        FrozenMap nobody = Tree.of("apiVersion", "v1", "kind", "ConfigMap", "name", "nobody", "uid", "nobody");
        api.create(
                Kind.CONFIG_MAP,
                Tree.with(Samples.configMap("a", Map.of()), List.of(nobody), "metadata", "ownerReferences"));
        time.advance(Duration.ofSeconds(1));
        assertThat(names()).isEmpty();
    }

    @Test
    void whatJobsOwnStaysUnlessSomethingElseIsSaid() {
        Resource job = api.create(
                Kinds.JOB,
                new Resource(Tree.of(
                        "metadata", Tree.of("name", "a", "namespace", "shop"), "spec", Tree.of("template", job()))));
        Ref ref = new Ref(Kinds.JOB, "shop", "a");
        assertThat(verbs.delete(ref, DeleteOptions.NONE.dry().uid(job.uid())).json())
                .extracting(json -> Tree.list(json, "metadata", "finalizers"))
                .isEqualTo(List.of("orphan"));
        assertThat(verbs.delete(ref, DeleteOptions.NONE.dry().propagationPolicy("Background"))
                        .text("status"))
                .contains("Success");
    }

    @Test
    void noFinalizerIsAddedOnTheWayOut() {
        create("a");
        hold("a");
        api.delete(configMap("a"), "");
        ApiException e =
                refused(() -> api.patch(configMap("a"), json("add", "/metadata/finalizers/-", "x.io/more"), false));
        assertThat(e.code()).isEqualTo(422);
        assertThat(e)
                .hasMessage(
                        "ConfigMap \"a\" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if"
                                + " the object is being deleted, found new finalizers []string{\"x.io/more\"}");
    }

    @Test
    void aPodEndsWithinItsGraceWhichMayOnlyBeShortened() {
        deploy("demo:v1", 1);
        Resource pod = pods().get(0);
        Ref ref = new Ref(Kind.POD, "shop", pod.name());
        Resource first = verbs.delete(ref, DeleteOptions.NONE.graceSeconds(20));
        assertThat(first.number("metadata", "deletionGracePeriodSeconds")).contains(20L);
        assertThat(first.number("metadata", "generation")).contains(2L);
        assertThat(verbs.delete(ref, DeleteOptions.NONE.graceSeconds(60)).resourceVersion())
                .isEqualTo(first.resourceVersion());
        assertThat(verbs.delete(ref, DeleteOptions.NONE.graceSeconds(5))
                        .number("metadata", "deletionGracePeriodSeconds"))
                .contains(5L);
        assertThat(verbs.delete(ref, DeleteOptions.NONE.graceSeconds(0)).name()).isEqualTo(pod.name());
        assertThat(refused(() -> verbs.get(ref)).code()).isEqualTo(404);
    }

    @Test
    void aPodWithAFinalizerStaysAfterItHasEnded() {
        deploy("demo:v1", 1);
        Ref ref = new Ref(Kind.POD, "shop", pods().get(0).name());
        api.patch(ref, merge(Map.of("metadata", Map.of("finalizers", List.of("x.io/hold")))), false);
        verbs.delete(ref, DeleteOptions.NONE.graceSeconds(0));
        assertThat(verbs.get(ref).isDeleting()).isTrue();
        api.patch(ref, json("remove", "/metadata/finalizers", ""), false);
        assertThat(refused(() -> verbs.get(ref)).code()).isEqualTo(404);
    }

    @Test
    void aSelectionIsDeletedAsAWhole() {
        for (String name : List.of("a", "b", "c")) {
            api.create(
                    Kind.CONFIG_MAP,
                    Tree.with(
                            Samples.configMap(name, Map.of()),
                            Map.of("keep", String.valueOf(name.equals("b"))),
                            "metadata",
                            "labels"));
        }
        Selection some = new Selection(Kind.CONFIG_MAP, "shop", "keep!=true", "");
        verbs.deleteCollection(some, ListOptions.ALL, DeleteOptions.NONE.dry());
        assertThat(names()).containsExactly("a", "b", "c");
        Page deleted = verbs.deleteCollection(some, ListOptions.ALL, DeleteOptions.NONE);
        assertThat(deleted.items()).extracting(Resource::name).containsExactly("a", "c");
        assertThat(names()).containsExactly("b");
    }

    private Resource create(String name) {
        return api.create(Kind.CONFIG_MAP, Samples.configMap(name, Map.of()));
    }

    private Resource owned(String name, String owner, boolean blocks) {
        return api.create(
                Kind.CONFIG_MAP,
                Tree.with(
                        Samples.configMap(name, Map.of()),
                        List.of(reference(owner, blocks)),
                        "metadata",
                        "ownerReferences"));
    }

    private FrozenMap reference(String owner, boolean blocks) {
        String uid = api.get(configMap(owner)).uid();
        return Tree.of(
                "apiVersion", "v1", "kind", "ConfigMap", "name", owner, "uid", uid, "blockOwnerDeletion", blocks);
    }

    private void hold(String name) {
        api.patch(configMap(name), merge(Map.of("metadata", Map.of("finalizers", List.of("x.io/hold")))), false);
    }

    private void release(String name) {
        api.patch(configMap(name), merge(Map.of("metadata", Map.of("finalizers", List.of()))), false);
    }

    private List<String> names() {
        return cluster.objects(Kind.CONFIG_MAP, "shop").stream()
                .map(Resource::name)
                .toList();
    }

    private static FrozenMap job() {
        FrozenMap template = Samples.template("a", "demo:v1");
        return Tree.with(template, "Never", "spec", "restartPolicy");
    }
}
