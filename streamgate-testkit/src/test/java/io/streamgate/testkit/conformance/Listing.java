package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a list answers: its order, its pages, its versions. */
interface Listing {
    private static void store(Namespace here, String set, String... names) {
        for (String name : names) {
            here.configMaps()
                    .create("metadata: {name: %s, labels: {set: %s}}".formatted(name, set))
                    .ok();
        }
    }

    @Test
    default void aListNamesItsKindOnceForAll(Namespace here) {
        store(here, "kinds", "kind-of-item");

        Json list = here.configMaps().list("labelSelector=set=kinds").ok();

        assertThat(list.at("kind")).isEqualTo("ConfigMapList");
        assertThat(list.at("apiVersion")).isEqualTo("v1");
        assertThat(list.version()).isNotEmpty();
        assertThat(list.has("items", 0, "kind")).isFalse();
        assertThat(list.has("items", 0, "apiVersion")).isFalse();
    }

    @Test
    default void anEmptyListHasItems(Namespace here) {
        Json list = here.leases().list().ok();

        assertThat(list.at("items")).isEqualTo(List.of());
        assertThat(list.at("kind")).isEqualTo("LeaseList");
        assertThat(list.at("apiVersion")).isEqualTo("coordination.k8s.io/v1");
    }

    @Test
    default void listsInTheOrderOfNames(Namespace here) {
        store(here, "order", "order-c", "order-a", "order-b", "order-a-1", "order-a.1");

        assertThat(here.configMaps().list("labelSelector=set=order").names())
                .containsExactly("order-a", "order-a-1", "order-a.1", "order-b", "order-c");
    }

    @Test
    default void listsAcrossNamespaces(Namespace here) {
        store(here, "everywhere", "everywhere");
        Resources all = here.server().clusterWide("v1", "configmaps", "ConfigMap");

        Json list = all.list("labelSelector=set=everywhere").ok();

        assertThat(list.list("items"))
                .filteredOn(item -> item.text("metadata", "namespace").equals(here.name()))
                .extracting(Json::name)
                .containsExactly("everywhere");
    }

    @Test
    default void aListInPagesSaysHowManyAreLeft(Namespace here) {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            here.of("v1", "serviceaccounts", "ServiceAccount")
                    .create("metadata: {name: page-%s, namespace: %s}".formatted(name, here.name()))
                    .ok();
        }
        Resources accounts = here.of("v1", "serviceaccounts", "ServiceAccount");
        int all = accounts.list().names().size();

        Json first = accounts.list("limit=2").ok();

        assertThat(first.list("items")).hasSize(2);
        assertThat(first.at("metadata", "remainingItemCount")).isEqualTo(all - 2);
        Json rest = accounts.list("limit=100", "continue=" + first.text("metadata", "continue"))
                .ok();
        assertThat(rest.list("items")).hasSize(all - 2);
        assertThat(rest.text("metadata", "continue")).isEmpty();
        assertThat(rest.has("metadata", "remainingItemCount")).isFalse();
    }

    @Test
    default void thePagesOfAListAreOfOneVersion(Namespace here) {
        store(here, "pages", "pages-a", "pages-b", "pages-c");
        Json first =
                here.configMaps().list("labelSelector=set=pages", "limit=1").ok();
        here.configMaps().delete("pages-c").ok();
        store(here, "pages", "pages-d");

        Answer second = here.configMaps()
                .list("labelSelector=set=pages", "limit=10", "continue=" + first.text("metadata", "continue"));

        assertThat(first.list("items")).hasSize(1);
        assertThat(second.names()).containsExactly("pages-b", "pages-c");
        assertThat(second.ok().version()).isEqualTo(first.version());
    }

    @Test
    default void aSelectedListInPagesDoesNotCountWhatIsLeft(Namespace here) {
        store(here, "uncounted", "uncounted-a", "uncounted-b");

        Json first =
                here.configMaps().list("labelSelector=set=uncounted", "limit=1").ok();

        assertThat(first.text("metadata", "continue")).isNotEmpty();
        assertThat(first.has("metadata", "remainingItemCount")).isFalse();
    }

    @Test
    default void aLimitThatIsNotReachedLeavesNothing(Namespace here) {
        store(here, "few", "few-a", "few-b");

        Json list = here.configMaps().list("labelSelector=set=few", "limit=2").ok();

        assertThat(list.list("items")).hasSize(2);
    }

    @Test
    default void refusesATokenThatItDidNotGive(Namespace here) {
        assertThat(here.configMaps().list("limit=1", "continue=made-up").refusal())
                .startsWith("400 BadRequest: invalid continue token: continue key is not valid: ");
    }

    @Test
    default void refusesATokenTogetherWithAVersion(Namespace here) {
        store(here, "token", "token-a", "token-b");
        Json first =
                here.configMaps().list("labelSelector=set=token", "limit=1").ok();

        Answer answer = here.configMaps()
                .list(
                        "limit=1",
                        "continue=" + first.text("metadata", "continue"),
                        "resourceVersion=" + first.version());

        assertThat(answer.refusal())
                .isEqualTo("400 BadRequest: specifying resource version is not allowed when using continue");
    }

    @Test
    default void listsTheExactVersionAskedFor(Namespace here) {
        store(here, "exact", "exact-a");
        String before = here.configMaps().list("labelSelector=set=exact").ok().version();
        store(here, "exact", "exact-b");

        Answer then = here.configMaps()
                .list("labelSelector=set=exact", "resourceVersion=" + before, "resourceVersionMatch=Exact");

        assertThat(then.names()).containsExactly("exact-a");
        assertThat(then.ok().version()).isEqualTo(before);
    }

    @Test
    default void listsAVersionNotOlderThanTheOneAskedFor(Namespace here) {
        store(here, "newer", "newer-a");
        String first = here.configMaps().list("labelSelector=set=newer").ok().version();
        store(here, "newer", "newer-b");
        String second = here.configMaps().get("newer-b").ok().version();

        Answer now = here.configMaps()
                .list("labelSelector=set=newer", "resourceVersion=" + second, "resourceVersionMatch=NotOlderThan");

        assertThat(now.names()).containsExactly("newer-a", "newer-b");
        assertThat(Long.parseLong(now.ok().version())).isGreaterThan(Long.parseLong(first));
    }

    @Test
    default void refusesToMatchNoVersion(Namespace here) {
        Answer answer = here.configMaps().list("resourceVersionMatch=Exact");

        assertThat(answer.refusal())
                .isEqualTo("422 Invalid: ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden:"
                        + " resourceVersionMatch is forbidden unless resourceVersion is provided");
        assertThat(answer.fields()).containsExactly("resourceVersionMatch");
    }

    @Test
    default void refusesToMatchVersionZeroExactly(Namespace here) {
        assertThat(here.configMaps()
                        .list("resourceVersion=0", "resourceVersionMatch=Exact")
                        .refusal())
                .isEqualTo("422 Invalid: ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden:"
                        + " resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
    }

    @Test
    default void refusesAnUnknownWayToMatchAVersion(Namespace here) {
        assertThat(here.configMaps()
                        .list("resourceVersion=1", "resourceVersionMatch=Roughly")
                        .refusal())
                .isEqualTo("422 Invalid: ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Unsupported"
                        + " value: \"Roughly\": supported values: \"Exact\", \"NotOlderThan\", \"\"");
    }

    @Test
    default void aListAtVersionZeroIsOfWhateverIsAtHand(Namespace here) {
        store(here, "any", "any-a");

        Json list = here.configMaps()
                .list("labelSelector=set=any", "resourceVersion=0")
                .ok();

        assertThat(list.version()).isNotEmpty().isNotEqualTo("0");
    }

    @Test
    default void refusesALimitThatIsNoNumber(Namespace here) {
        assertThat(here.configMaps().list("limit=many").refusal()).startsWith("400 BadRequest: ");
    }
}
