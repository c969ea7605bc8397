package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.time.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointTest extends ClusterFixture {
    @Test
    void aHundredEndpointsGoToASlice() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        deploy("demo:v1", 250);
        time.advance(Duration.ofSeconds(1));
        assertThat(slices()).extracting(EndpointTest::size).containsExactlyInAnyOrder(100, 100, 50);
        assertThat(ServiceEndpoints.reachable(store(), new ObjectName("shop", "web"), Selector.ALL))
                .hasSize(250);
        api.patch(web, scale(90), false);
        time.advance(Duration.ofMinutes(1));
        assertThat(slices().stream().mapToInt(EndpointTest::size).sum()).isEqualTo(90);
    }

    @Test
    void aServiceWithoutPodsHasOneEmptySliceThatIsUsedLater() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        time.advance(Duration.ofSeconds(1));
        assertThat(slices()).extracting(EndpointTest::size).containsExactly(0);
        String name = slices().get(0).name();
        deploy("demo:v1", 2);
        time.advance(Duration.ofSeconds(1));
        assertThat(slices()).extracting(Resource::name).containsExactly(name);
        assertThat(slices()).extracting(EndpointTest::size).containsExactly(2);
    }

    @Test
    void podsThatGiveAPortsNameOtherNumbersAreInSlicesOfTheirOwn() {
        api.create(Kind.SERVICE, Samples.service("web", "web"));
        deploy("demo:v1", 1);
        Resource other = Tree.with(
                Samples.deployment("other", "demo:v1", 1),
                List.of(Map.of(
                        "name",
                        "app",
                        "image",
                        "demo:v1",
                        "ports",
                        List.of(Map.of("name", "http", "containerPort", 9090)))),
                "spec",
                "template",
                "spec",
                "containers");
        Map<String, String> labels = Map.of("app", "web", "tier", "two");
        other = Tree.with(other, labels, "spec", "selector", "matchLabels");
        api.create(Kind.DEPLOYMENT, Tree.with(other, labels, "spec", "template", "metadata", "labels"));
        time.advance(Duration.ofSeconds(5));
        assertThat(slices())
                .extracting(slice -> slice.list("ports").get(0).number("port").orElse(0L))
                .containsExactlyInAnyOrder(8080L, 9090L);
    }

    @Test
    void anEndpointSaysItsNodeAndZone() {
        VirtualScheduler own = new VirtualScheduler();
        InMemoryCluster zoned = InMemoryCluster.builder(own)
                .node(ClusterNode.named("one").label("topology.kubernetes.io/zone", "west"))
                .build()
                .namespace("shop");
        zoned.api().create(Kind.SERVICE, Samples.service("web", "web"));
        zoned.api().create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        own.advance(Duration.ofSeconds(5));
        Resource endpoint = zoned.objects(Kind.ENDPOINT_SLICE, "shop")
                .get(0)
                .list("endpoints")
                .get(0);
        assertThat(endpoint.text("nodeName")).contains("one");
        assertThat(endpoint.text("zone")).contains("west");
    }

    @Test
    void oneThatIsToBePublishedUnreadyIsReadyToClients() {
        cluster.image("demo:v1", PodScript.HEALTHY.neverReady());
        api.create(Kind.SERVICE, Tree.with(Samples.service("web", "web"), true, "spec", "publishNotReadyAddresses"));
        api.create(Kind.DEPLOYMENT, Samples.deployment("web", "demo:v1", 1));
        time.advance(Duration.ofSeconds(5));
        Resource conditions = slices().get(0).list("endpoints").get(0);
        assertThat(conditions.isTrue("conditions", "ready")).isTrue();
        assertThat(conditions.isTrue("conditions", "serving")).isFalse();
    }

    @Test
    void aLoadBalancerStaysPendingUntilItIsGivenAnAddress() {
        api.create(Kind.SERVICE, Tree.with(Samples.service("web", "web"), "LoadBalancer", "spec", "type"));
        time.advance(Duration.ofMinutes(5));
        Ref service = new Ref(Kind.SERVICE, "shop", "web");
        assertThat(api.get(service).list("status", "loadBalancer", "ingress")).isEmpty();
        cluster.balance("shop", "web", "203.0.113.7");
        assertThat(api.get(service)
                        .list("status", "loadBalancer", "ingress")
                        .get(0)
                        .text("ip"))
                .contains("203.0.113.7");
    }

    private List<Resource> slices() {
        return api.list(Kind.ENDPOINT_SLICE, "shop", "").items();
    }

    private static int size(Resource slice) {
        return slice.list("endpoints").size();
    }

    private Store store() {
        Store store = new Store(1000);
        slices().forEach(slice -> store.put(Kind.ENDPOINT_SLICE, slice));
        return store;
    }
}
