package io.streamgate.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.streamgate.Scheduler;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Fabric8ApiTest {
    private static final Ref CHECKOUT = new Ref(Kind.DEPLOYMENT, "shop", "checkout");

    private final StubServer server = new StubServer();
    private final KubeApi api = Fabric8Api.of(server.client);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsOneObjectWithOneRequest() {
        server.answers(200, "{\"kind\":\"Deployment\",\"metadata\":{\"name\":\"checkout\"},\"spec\":{\"replicas\":3}}");

        Resource resource = api.get(CHECKOUT);

        assertThat(resource.name()).isEqualTo("checkout");
        assertThat(resource.number("spec", "replicas")).contains(3L);
        assertThat(server.lines()).containsExactly("GET /apis/apps/v1/namespaces/shop/deployments/checkout");
    }

    @Test
    void readsCharactersOutsideAscii() {
        server.answers(200, "{\"metadata\":{\"annotations\":{\"who\":\"Zoë 🐳\"}}}");

        assertThat(api.get(CHECKOUT).annotations()).containsEntry("who", "Zoë 🐳");
    }

    @Test
    void listsWithASelectorAndGivesItemsTheirType() {
        server.answers(
                200,
                "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"42\"},\"items\":[{\"metadata\":{\"name\":\"a\"}}]}");

        KubeApi.Listing listing = api.list(Kind.POD, "shop", "app=checkout,version in (blue,green)");

        assertThat(listing.resourceVersion()).isEqualTo("42");
        assertThat(listing.items()).extracting(Resource::name).containsExactly("a");
        assertThat(listing.items().get(0).text("kind")).contains("Pod");
        assertThat(listing.items().get(0).text("apiVersion")).contains("v1");
        assertThat(server.lines())
                .containsExactly("GET /api/v1/namespaces/shop/pods"
                        + "?labelSelector=app%3Dcheckout%2Cversion+in+%28blue%2Cgreen%29");
    }

    @Test
    void listsWithoutASelector() {
        server.answers(200, "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":null}");

        assertThat(api.list(Kind.POD, "shop", "").items()).isEmpty();
        assertThat(server.lines()).containsExactly("GET /api/v1/namespaces/shop/pods");
    }

    @Test
    void createsAsTheFieldManager() {
        Map<String, Object> lease = Map.of("metadata", Map.of("name", "checkout", "namespace", "shop"));

        api.create(Kind.LEASE, new Resource(new LinkedHashMap<>(lease)));

        StubServer.Request request = server.requests().get(0);
        assertThat(request.line())
                .isEqualTo("POST /apis/coordination.k8s.io/v1/namespaces/shop/leases?fieldManager=streamgate");
        assertThat(request.contentType()).startsWith("application/json");
        assertThat(request.body()).contains("\"name\":\"checkout\"");
    }

    @Test
    void createsReviewsWithoutANamespace() {
        api.create(Kind.SELF_SUBJECT_ACCESS_REVIEW, new Resource(Map.of("spec", Map.of())));

        assertThat(server.lines())
                .containsExactly("POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews?fieldManager=streamgate");
    }

    @Test
    void patchesWithAListOfOperations() {
        Object operation = Map.of("op", "replace");

        api.patch(CHECKOUT, new Patch(Patch.Type.JSON, List.of(operation)), false);

        assertThat(server.requests())
                .containsExactly(new StubServer.Request(
                        "PATCH /apis/apps/v1/namespaces/shop/deployments/checkout?fieldManager=streamgate",
                        "application/json-patch+json",
                        "[{\"op\":\"replace\"}]"));
    }

    @Test
    void mergesAndKeepsTheNullThatRemovesAField() {
        Patch patch = new Patch(Patch.Type.MERGE, Map.of("metadata", Collections.singletonMap("labels", null)));

        api.patch(CHECKOUT, patch, false);

        assertThat(server.requests().get(0).contentType()).isEqualTo("application/merge-patch+json");
        assertThat(server.requests().get(0).body()).isEqualTo("{\"metadata\":{\"labels\":null}}");
    }

    @Test
    void appliesByForceAndOnlyTriesWhenAsked() {
        api.patch(CHECKOUT, new Patch(Patch.Type.APPLY, Map.of("kind", "Deployment")), true);

        assertThat(server.requests().get(0).contentType()).isEqualTo("application/apply-patch+yaml");
        assertThat(server.lines().get(0)).endsWith("?fieldManager=streamgate&force=true&dryRun=All");
    }

    @Test
    void deletesByUidAndItsDependentsInTheBackground() {
        api.delete(CHECKOUT, "u-1");

        assertThat(server.requests())
                .containsExactly(new StubServer.Request(
                        "DELETE /apis/apps/v1/namespaces/shop/deployments/checkout",
                        "application/json",
                        "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\",\"propagationPolicy\":\"Background\","
                                + "\"preconditions\":{\"uid\":\"u-1\"}}"));
    }

    @Test
    void deletesWhateverUidWhenNoneIsGiven() {
        api.delete(CHECKOUT, "");

        assertThat(server.requests().get(0).body()).doesNotContain("preconditions");
    }

    @Test
    void givesARawBodyAsItIs() {
        server.answers(200, "ready\n");

        assertThat(api.raw("/api/v1/namespaces/shop/pods/x:9090/proxy/health?deep=1"))
                .isEqualTo("ready\n");
        assertThat(server.lines()).containsExactly("GET /api/v1/namespaces/shop/pods/x:9090/proxy/health?deep=1");
    }

    @Test
    void wantsAPositiveTimeOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fabric8Api.of(server.client, Duration.ZERO, Scheduler.system()));
    }
}
