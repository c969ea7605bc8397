package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListTest extends ClusterFixture {
    private static final Selection MAPS = Selection.all(Kind.CONFIG_MAP, "shop");

    private final Verbs verbs = cluster.as("test");

    @Test
    void pagesTogetherAreTheList() {
        create("a", "b", "c", "d", "e");
        List<String> found = new ArrayList<>();
        Page page = verbs.list(MAPS, ListOptions.pages(2));
        assertThat(page.remaining()).hasValue(3);
        found.addAll(names(page));
        while (!page.continueToken().isEmpty()) {
            page = verbs.list(MAPS, ListOptions.pages(2).after(page));
            found.addAll(names(page));
        }
        assertThat(found).containsExactly("a", "b", "c", "d", "e");
        assertThat(page.remaining()).isEmpty();
    }

    @Test
    void allPagesAreOfTheVersionOfTheFirst() {
        create("a", "b", "c");
        Page first = verbs.list(MAPS, ListOptions.pages(1));
        api.delete(configMap("b"), "");
        api.patch(configMap("c"), merge(Map.of("data", Map.of("x", "new"))), false);
        create("d");
        Page rest = verbs.list(MAPS, new ListOptions(0, first.continueToken(), "", ""));
        assertThat(names(rest)).containsExactly("b", "c");
        assertThat(rest.items().get(1).strings("data")).isEmpty();
        assertThat(rest.resourceVersion()).isEqualTo(first.resourceVersion());
    }

    @Test
    void aPageOfAVersionThatIsNoLongerKeptIsGone() {
        create("a", "b", "c");
        Page first = verbs.list(MAPS, ListOptions.pages(1));
        create("d");
        cluster.compact();
        ApiException e = refused(() -> verbs.list(MAPS, ListOptions.pages(1).after(first)));
        assertThat(e.code()).isEqualTo(410);
        assertThat(e.reason()).isEqualTo("Expired");
        assertThat(e).hasMessageContaining("The provided continue parameter is too old to display a consistent list");
    }

    @Test
    void aTokenThatWasMadeUpIsRefused() {
        assertThat(refused(() -> verbs.list(MAPS, new ListOptions(1, "%%", "", ""))))
                .hasMessageStartingWith("invalid continue token: continue key is not valid");
    }

    @Test
    void howManyAreToComeIsNotToldForASelection() {
        create("a", "b", "c");
        Page page = verbs.list(new Selection(Kind.CONFIG_MAP, "shop", "x!=y", ""), ListOptions.pages(1));
        assertThat(page.continueToken()).isNotEmpty();
        assertThat(page.remaining()).isEmpty();
    }

    @Test
    void aPageOfASelectionIsFullIfThereIsEnough() {
        for (String name : List.of("a", "b", "c", "d")) {
            String color = name.compareTo("c") < 0 ? "blue" : "green";
            api.create(
                    Kind.CONFIG_MAP,
                    Tree.with(Samples.configMap(name, Map.of()), Map.of("color", color), "metadata", "labels"));
        }
        Selection green = new Selection(Kind.CONFIG_MAP, "shop", "color=green", "");
        Page first = verbs.list(green, ListOptions.pages(1));
        assertThat(names(first)).containsExactly("c");
        assertThat(names(verbs.list(green, ListOptions.pages(1).after(first)))).containsExactly("d");
    }

    @Test
    void anExactVersionIsReadAsItWas() {
        create("a");
        String then = verbs.list(MAPS).resourceVersion();
        api.patch(configMap("a"), merge(Map.of("data", Map.of("x", "1"))), false);
        create("b");
        Page old = verbs.list(MAPS, new ListOptions(0, "", then, "Exact"));
        assertThat(names(old)).containsExactly("a");
        assertThat(old.items().get(0).strings("data")).isEmpty();
        assertThat(old.resourceVersion()).isEqualTo(then);
        assertThat(names(verbs.list(MAPS, new ListOptions(0, "", then, "NotOlderThan"))))
                .containsExactly("a", "b");
        assertThat(names(verbs.list(MAPS, new ListOptions(0, "", then, "")))).containsExactly("a", "b");
        assertThat(names(verbs.list(MAPS, new ListOptions(9, "", then, "")))).containsExactly("a");
    }

    @Test
    void anExactVersionThatIsNoLongerKeptIsGone() {
        String then = verbs.list(MAPS).resourceVersion();
        create("a");
        cluster.compact();
        ApiException e = refused(() -> verbs.list(MAPS, new ListOptions(0, "", then, "Exact")));
        assertThat(e.code()).isEqualTo(410);
        assertThat(e).hasMessage("The resourceVersion for the provided list is too old.");
    }

    @Test
    void theLimitDoesNotHoldForAnyVersion() {
        create("a", "b");
        assertThat(names(verbs.list(MAPS, new ListOptions(1, "", "0", "")))).containsExactly("a", "b");
    }

    @Test
    void aVersionThatIsYetToComeIsRefused() {
        String now = verbs.list(MAPS).resourceVersion();
        for (String match : List.of("", "Exact", "NotOlderThan")) {
            ApiException e = refused(() -> verbs.list(MAPS, new ListOptions(0, "", "99999", match)));
            assertThat(e.code()).isEqualTo(504);
            assertThat(e.reason()).isEqualTo("Timeout");
            assertThat(e).hasMessage("Timeout: Too large resource version: 99999, current: " + now);
        }
        create("a");
        assertThat(refused(() -> verbs.get(configMap("a"), "99999")).code()).isEqualTo(504);
        assertThat(verbs.get(configMap("a"), now).name()).isEqualTo("a");
    }

    @Test
    void whatDoesNotGoTogetherIsInvalid() {
        assertInvalid(
                new ListOptions(0, "", "", "Exact"),
                "resourceVersionMatch is forbidden unless resourceVersion is provided");
        assertInvalid(
                new ListOptions(0, "", "0", "Exact"),
                "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        assertInvalid(
                new ListOptions(0, "abc", "1", "Exact"), "resourceVersionMatch is forbidden when continue is provided");
        assertInvalid(
                new ListOptions(0, "", "1", "Foo"),
                "Unsupported value: \"Foo\": supported values: \"Exact\", \"NotOlderThan\", \"\"");
        assertThat(refused(() -> verbs.list(MAPS, new ListOptions(0, "", "x", "")))
                        .code())
                .isEqualTo(400);
    }

    private void assertInvalid(ListOptions options, String why) {
        ApiException e = refused(() -> verbs.list(MAPS, options));
        assertThat(e.code()).isEqualTo(422);
        assertThat(e)
                .hasMessageContaining("ListOptions.meta.k8s.io \"\" is invalid: ")
                .hasMessageContaining(why);
    }

    private void create(String... names) {
        for (String name : names) {
            api.create(Kind.CONFIG_MAP, Samples.configMap(name, Map.of()));
        }
    }

    private static List<String> names(Page page) {
        return page.items().stream().map(Resource::name).toList();
    }
}
