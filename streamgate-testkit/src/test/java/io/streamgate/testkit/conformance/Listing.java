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
    default void aLimitThatIsNotReachedLeavesNothing(Namespace here) {
        store(here, "few", "few-a", "few-b");

        Json list = here.configMaps().list("labelSelector=set=few", "limit=2").ok();

        assertThat(list.list("items")).hasSize(2);
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
    default void aListAtVersionZeroIsOfWhateverIsAtHand(Namespace here) {
        store(here, "any", "any-a");

        Json list = here.configMaps()
                .list("labelSelector=set=any", "resourceVersion=0")
                .ok();

        assertThat(list.version()).isNotEmpty().isNotEqualTo("0");
    }
}
