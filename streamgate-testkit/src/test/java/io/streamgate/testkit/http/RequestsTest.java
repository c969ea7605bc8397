package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.time.VirtualScheduler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Paths, parameters, content types and answers, as they are on the wire. */
@InMemoryKubernetes(namespaces = "shop")
class RequestsTest {
    private static final String MAPS = "/api/v1/namespaces/shop/configmaps";

    private final HttpClient wire = HttpClient.newHttpClient();
    private HttpCluster http;
    private VirtualScheduler time;

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(http.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return wire.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, Object> get(String path, String... headers) throws Exception {
        return json(send("GET", path, "", headers));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(HttpResponse<String> response) {
        return Serialization.unmarshal(response.body(), Map.class);
    }

    private void createMaps(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            HttpResponse<String> created = send("POST", MAPS, "{\"metadata\":{\"name\":\"map-" + i + "\"}}");
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        }
    }

    @Test
    void aListComesInPages() throws Exception {
        createMaps(5);
        Map<?, ?> first = get(MAPS + "?limit=3");
        assertThat((List<?>) first.get("items")).hasSize(3);
        assertThat(first.get("kind")).isEqualTo("ConfigMapList");
        Map<?, ?> metadata = (Map<?, ?>) first.get("metadata");
        assertThat(metadata.get("remainingItemCount")).isEqualTo(2);
        Map<?, ?> second = get(MAPS + "?limit=3&continue=" + metadata.get("continue"));
        assertThat((List<?>) second.get("items")).hasSize(2);
        assertThat(((Map<?, ?>) second.get("metadata")).get("resourceVersion"))
                .isEqualTo(metadata.get("resourceVersion"));
    }

    @Test
    void itemsOfAListDoNotSayWhatTheyAre() throws Exception {
        createMaps(1);
        assertThat(((List<?>) get(MAPS).get("items")).get(0).toString()).doesNotContain("kind=", "apiVersion=");
        assertThat(get(MAPS + "/map-0").get("kind")).isEqualTo("ConfigMap");
    }

    @Test
    void aDeletionsPreconditionsCount() throws Exception {
        createMaps(1);
        HttpResponse<String> refused = send("DELETE", MAPS + "/map-0", "{\"preconditions\":{\"uid\":\"another\"}}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("reason")).isEqualTo("Conflict");
        assertThat(send("DELETE", MAPS + "/map-0?dryRun=All", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", MAPS + "/map-0", "").statusCode()).isEqualTo(200);
        HttpResponse<String> deleted = send("DELETE", MAPS + "/map-0", "");
        assertThat(json(deleted).get("status")).isEqualTo("Success");
        assertThat(send("GET", MAPS + "/map-0", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aCollectionIsDeletedBySelector() throws Exception {
        createMaps(2);
        send(
                "PATCH",
                MAPS + "/map-0",
                "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}",
                "Content-Type",
                "application/merge-patch+json");
        assertThat((List<?>)
                        json(send("DELETE", MAPS + "?labelSelector=a%3Db", "")).get("items"))
                .hasSize(1);
        assertThat((List<?>) get(MAPS).get("items")).hasSize(1);
    }

    @Test
    void aRefusalSaysWhatItIsAbout() throws Exception {
        Map<?, ?> missing = get(MAPS + "/none");
        assertThat(missing.get("message")).isEqualTo("configmaps \"none\" not found");
        assertThat(missing.get("details")).isEqualTo(Map.of("name", "none", "kind", "configmaps"));
    }

    @Test
    void whatCannotBeReadIsRefused() throws Exception {
        assertThat(send("POST", MAPS, "k8s", "Content-Type", "application/vnd.kubernetes.protobuf")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("PATCH", MAPS + "/x", "{}", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("POST", MAPS, "{").statusCode()).isEqualTo(400);
        assertThat(send("GET", MAPS + "?limit=few", "").statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsNoObjectIsRefusedInWordsAndTheConnectionLives() throws Exception {
        for (String body : List.of("", "[]", "{\"metadata\":", "metadata: {name: yaml}", "null", "{\"metadata\":[]}")) {
            HttpResponse<String> refused = send("POST", MAPS, body);
            assertThat(refused.statusCode()).as(body).isIn(400, 422);
            assertThat(json(refused).get("status")).as(body).isEqualTo("Failure");
        }
        assertThat(send("POST", MAPS, "metadata: {name: yaml}", "Content-Type", "application/yaml; charset=utf-8")
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("POST", MAPS, "{\"data\":{\"a\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void fieldsThatAreNotKeptAreWarnedOfOnlyIfAskedTo() throws Exception {
        String twice = "{\"metadata\":{\"name\":\"%s\"},\"data\":{\"a\":\"1\",\"a\":\"2\"},\"odd\":1}";
        assertThat(send("POST", MAPS, twice.formatted("warned")).headers().allValues("Warning"))
                .containsExactly("299 - \"duplicate field \\\"data.a\\\"\"", "299 - \"unknown field \\\"odd\\\"\"");
        assertThat(send("POST", MAPS + "?fieldValidation=Ignore", twice.formatted("ignored"))
                        .headers()
                        .allValues("Warning"))
                .isEmpty();
        assertThat(json(send("POST", MAPS + "?fieldValidation=Strict", twice.formatted("refused")))
                        .get("message"))
                .isEqualTo("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error:"
                        + " duplicate field \"data.a\", unknown field \"odd\"");
    }

    @Test
    void aQuestionForMetricsIsPassedOnWithItsSelector(InMemoryCluster cluster) throws Exception {
        String deployments = "/apis/apps/v1/namespaces/shop/deployments";
        send("POST", deployments, Serialization.asJson(Objects.deployment("demo:v1", 1)));
        cluster.loads().metric("shop", "web", "queue", since -> 7);
        time.advance(Duration.ofMinutes(2));
        String path = "/apis/custom.metrics.k8s.io/v1beta2/namespaces/shop/pods/*/queue";
        assertThat(get(path + "?labelSelector=app%3Dweb").toString()).contains("value=7");
        assertThat(send("GET", path + "?labelSelector=app%3Dother", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void pathsThatLeadNowhereAreNotFoundAndMethodsThatAreNotMeantNotAllowed() throws Exception {
        for (String path : List.of("/apis/none/v1/things", "/api/v1/pods/x", "/api/v1/nodes/x/scale", "/elsewhere")) {
            assertThat(send("GET", path, "").statusCode()).as(path).isEqualTo(404);
        }
        assertThat(send("POST", "/api/v1/pods", "{}").statusCode()).isEqualTo(405);
        assertThat(send("PUT", MAPS, "{}").statusCode()).isEqualTo(405);
        assertThat(send("DELETE", "/api/v1/configmaps", "").statusCode()).isEqualTo(405);
    }

    @Test
    void theServerIsWellAndTellsItsKinds() throws Exception {
        assertThat(send("GET", "/readyz", "").body()).isEqualTo("ok");
        assertThat(send("GET", "/apis/apps/v1", "").body()).contains("\"deployments/scale\"");
        HttpResponse<String> all = send(
                "GET",
                "/apis",
                "",
                "Accept",
                "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json");
        assertThat(all.headers().firstValue("Content-Type")).contains(AggregatedDiscovery.CONTENT_TYPE);
        assertThat(all.body()).contains("APIGroupDiscoveryList").contains("\"singularResource\":\"deployment\"");
        assertThat(get("/openapi/v3").toString()).contains("apis/apps/v1");
        assertThat(get("/openapi/v3/apis/apps/v1").toString()).contains("fieldValidation");
    }

    @Test
    void aWatchTellsTheObjectsThatThereAreAndEndsInTime() throws Exception {
        createMaps(2);
        HttpResponse<String> watched = http.await(
                () -> send(
                        "GET",
                        MAPS + "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                                + "&allowWatchBookmarks=true&timeoutSeconds=30",
                        ""),
                Duration.ofMinutes(1));
        List<String> lines = watched.body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("{\"type\":\"ADDED\"");
        assertThat(lines.get(2)).startsWith("{\"type\":\"BOOKMARK\"").contains("k8s.io/initial-events-end");
        assertThat(time.now())
                .isBetween(VirtualScheduler.START.plusSeconds(30), VirtualScheduler.START.plusSeconds(31));
    }

    @Test
    void aPodIsEvictedAndASizeSetThroughSubresources(InMemoryCluster cluster) throws Exception {
        String deployments = "/apis/apps/v1/namespaces/shop/deployments";
        send("POST", deployments, Serialization.asJson(Objects.deployment("demo:v1", 1)));
        time.advance(Duration.ofSeconds(30));
        String scale = "{\"spec\":{\"replicas\":2}}";
        HttpResponse<String> scaled =
                send("PATCH", deployments + "/web/scale", scale, "Content-Type", "application/merge-patch+json");
        assertThat(json(scaled).get("kind")).isEqualTo("Scale");
        time.advance(Duration.ofSeconds(30));
        Map<?, ?> pods = get("/api/v1/namespaces/shop/pods");
        assertThat((List<?>) pods.get("items")).hasSize(2);
        String pod = cluster.objects(Kind.POD, "shop").get(0).name();
        String eviction =
                "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"" + pod + "\"}}";
        assertThat(send("POST", "/api/v1/namespaces/shop/pods/" + pod + "/eviction", eviction)
                        .statusCode())
                .isEqualTo(201);
        assertThat(get("/api/v1/namespaces/shop/pods/" + pod).toString()).contains("deletionTimestamp");
    }
}
