package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRouteTest extends RouteFixture {
    private static final String SPLIT = """
            metadata: {name: web}
            spec:
              parentRefs: [{name: gateway}]
              rules:
              - backendRefs: [{name: stable, port: 80, weight: 90}, {name: canary, port: 80, weight: 10}]
            """;

    @Test
    void weightsShareTheRequestsOut() {
        route(SPLIT);
        LoadReport report = minute(to(RouteKinds.HTTP_ROUTE));
        assertThat(report).hasNoFailures().hasShare("demo:canary", 0.1, 0.02);
        assertThat(report.pods()).hasSize(4);
    }

    @Test
    void aNewWeightCountsWhenTheProxyHasHeardOfIt() {
        route(SPLIT);
        Load load = cluster.traffic(to(RouteKinds.HTTP_ROUTE).through(Duration.ofSeconds(10)));
        change(ref(RouteKinds.HTTP_ROUTE), "spec: {rules: [{backendRefs: [{name: canary, port: 80}]}]}");
        time.advance(Duration.ofSeconds(10));
        assertThat(load.report()).hasShare("demo:canary", 0.1, 0.05);
        load.reset();
        time.advance(Duration.ofSeconds(10));
        assertThat(load.report()).isServedOnlyBy("demo:canary");
    }

    @Test
    void whileOneProxyIsBehindSomeStillGoTheOldWay() {
        route(SPLIT);
        Load load = cluster.traffic(to(RouteKinds.HTTP_ROUTE).through(Duration.ZERO, Duration.ofSeconds(30)));
        change(ref(RouteKinds.HTTP_ROUTE), "spec: {rules: [{backendRefs: [{name: canary, port: 80}]}]}");
        time.advance(Duration.ofSeconds(29));
        assertThat(load.report()).hasNoFailures().hasShare("demo:canary", 0.55, 0.05);
    }

    @Test
    void aHeaderOrACookieGoesBeforeWeights() {
        route("""
                metadata: {name: web}
                spec:
                  parentRefs: [{name: gateway}]
                  rules:
                  - backendRefs: [{name: stable, port: 80}]
                  - matches:
                    - headers: [{name: X-Canary, value: always}]
                    - headers: [{name: cookie, type: RegularExpression, value: '.*canary=yes.*'}]
                    backendRefs: [{name: canary, port: 80}]
                """);
        Load load = cluster.traffic(to(RouteKinds.HTTP_ROUTE)
                .with("testers", 0.1, Request.get("/").header("x-canary", "always"))
                .with("chosen", 0.1, Request.get("/").cookie("a", "b").cookie("canary", "yes"))
                .with("others", 0.1, Request.get("/").header("x-canary", "never")));
        time.advance(Duration.ofMinutes(1));
        assertThat(load.report("testers")).isServedOnlyBy("demo:canary");
        assertThat(load.report("chosen")).isServedOnlyBy("demo:canary");
        assertThat(load.report("others")).isServedOnlyBy("demo:stable");
        assertThat(load.report(TrafficSource.REST)).isServedOnlyBy("demo:stable");
        assertThat(load.report().sent()).isEqualTo(6_000);
        assertThat(load.report()).hasShare("demo:canary", 0.2, 0.02);
        assertThatThrownBy(() -> load.report("nobody")).hasMessageContaining("testers");
    }

    @Test
    void theMoreParticularMatchWinsWhateverTheOrder() {
        RequestMatch short1 = path(TextMatch.Way.PATH_PREFIX, "/a", Map.of());
        RequestMatch long1 = path(TextMatch.Way.PATH_PREFIX, "/a/b", Map.of());
        RequestMatch withHeader = path(TextMatch.Way.PATH_PREFIX, "/a/b", Map.of("x", exactly("1")));
        RequestMatch exact = path(TextMatch.Way.EXACT, "/a", Map.of());
        List<RequestMatch> sorted = new ArrayList<>(List.of(short1, long1, withHeader, exact));
        sorted.sort(RequestMatch.MORE_PARTICULAR);
        assertThat(sorted).containsExactly(exact, withHeader, long1, short1);
    }

    @Test
    void aPrefixIsOfWholeElements() {
        RequestMatch match = path(TextMatch.Way.PATH_PREFIX, "/a/", Map.of());
        assertThat(List.of("/a", "/a/", "/a/b?c=d")).allMatch(path -> match.matches(Request.get(path)));
        assertThat(List.of("/", "/ab", "/b/a")).noneMatch(path -> match.matches(Request.get(path)));
    }

    @Test
    void hostsMethodsAndParametersAreLookedAt() {
        route("""
                metadata: {name: web}
                spec:
                  parentRefs: [{name: gateway}]
                  hostnames: ['*.shop.test']
                  rules:
                  - matches: [{method: GET, queryParams: [{name: beta, value: 'yes'}]}]
                    backendRefs: [{name: canary, port: 80}]
                """);
        Request right = Request.get("/?beta=yes").to("www.shop.test");
        Load load = cluster.traffic(to(RouteKinds.HTTP_ROUTE)
                .with("right", 0.2, right)
                .with("elsewhere", 0.2, right.to("www.test"))
                .with("post", 0.2, new Request("POST", right.host(), right.path(), Map.of()))
                .with("plain", 0.2, Request.get("/").to("www.shop.test")));
        time.advance(Duration.ofSeconds(10));
        assertThat(load.report("right")).isServedOnlyBy("demo:canary");
        for (String part : List.of("elsewhere", "post", "plain")) {
            assertThat(load.report(part)).failedOnlyBy("404 no route");
        }
    }

    @Test
    void mirrorsGetCopiesThatNobodyWaitsFor() {
        cluster.image("demo:canary", PodScript.HEALTHY.failing(1));
        route("""
                metadata: {name: web}
                spec:
                  parentRefs: [{name: gateway}]
                  rules:
                  - backendRefs: [{name: stable, port: 80}]
                    filters: [{type: RequestMirror, requestMirror: {backendRef: {name: canary, port: 80}, percent: 25}}]
                """);
        LoadReport report = minute(to(RouteKinds.HTTP_ROUTE));
        assertThat(report).isServedOnlyBy("demo:stable");
        assertThat(report.mirroredTo("demo:canary")).isBetween(1_300L, 1_700L);
    }

    @Test
    void whatCannotBeReachedIsNamed() {
        make(Kind.SERVICE, """
                metadata: {name: empty}
                spec: {selector: {app: none}, ports: [{port: 80}]}
                """);
        route("""
                metadata: {name: web}
                spec:
                  parentRefs: [{name: gateway}]
                  rules:
                  - matches: [{path: {value: /gone}}]
                    backendRefs: [{name: gone, port: 80}]
                  - matches: [{path: {value: /port}}]
                    backendRefs: [{name: stable, port: 81}]
                  - matches: [{path: {value: /empty}}]
                    backendRefs: [{name: empty, port: 80}]
                  - matches: [{path: {value: /zero}}]
                    backendRefs: [{name: stable, port: 80, weight: 0}]
                """);
        Load load = cluster.traffic(to(RouteKinds.HTTP_ROUTE)
                .with("gone", 0.2, Request.get("/gone"))
                .with("port", 0.2, Request.get("/port"))
                .with("empty", 0.2, Request.get("/empty"))
                .with("zero", 0.2, Request.get("/zero")));
        time.advance(Duration.ofSeconds(10));
        assertThat(load.report("gone")).failedOnlyBy("500 backend shop/gone does not exist");
        assertThat(load.report("port")).failedOnlyBy("500 backend shop/stable has no port 81");
        assertThat(load.report("empty")).failedOnlyBy("no ready endpoint");
        assertThat(load.report("zero")).failedOnlyBy("500 all weights are 0");
        assertThat(load.report("rest")).failedOnlyBy("404 no route");
    }

    @Test
    void aBackendThatIsMissingFailsItsShareOnly() {
        route("""
                metadata: {name: web}
                spec:
                  parentRefs: [{name: gateway}]
                  rules: [{backendRefs: [{name: stable, port: 80}, {name: gone, port: 80}]}]
                """);
        LoadReport report = minute(to(RouteKinds.HTTP_ROUTE));
        assertThat(report).failedOnlyBy("500 backend shop/gone does not exist");
        assertThat(report.failures()).isBetween(2_700L, 3_300L);
    }

    @Test
    void theGatewaySaysAWhileLaterWhatItMakesOfARoute() {
        route(SPLIT);
        assertThat(api.get(ref(RouteKinds.HTTP_ROUTE)).list("status", "parents"))
                .isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(condition("Accepted")).containsEntry("status", "True").containsEntry("observedGeneration", 1);
        assertThat(condition("ResolvedRefs")).containsEntry("status", "True");
        change(ref(RouteKinds.HTTP_ROUTE), "spec: {rules: [{backendRefs: [{name: gone, port: 80}]}]}");
        assertThat(condition("Accepted")).containsEntry("observedGeneration", 1);
        time.advance(Duration.ofSeconds(1));
        assertThat(condition("Accepted")).containsEntry("observedGeneration", 2);
        assertThat(condition("ResolvedRefs"))
                .containsEntry("status", "False")
                .containsEntry("reason", "BackendNotFound")
                .containsEntry("observedGeneration", 2);
        api.create(Kind.SERVICE, Samples.service("gone", "stable"));
        time.advance(Duration.ofSeconds(1));
        assertThat(condition("ResolvedRefs")).containsEntry("status", "True");
    }

    @Test
    void aRouteOfNoGatewayServesNobodyAndHasNoStatus() {
        route("""
                metadata: {name: web}
                spec: {parentRefs: [{name: other}], rules: [{backendRefs: [{name: stable, port: 80}]}]}
                """);
        assertThat(minute(to(RouteKinds.HTTP_ROUTE))).failedOnlyBy("404 no route");
        assertThat(api.get(ref(RouteKinds.HTTP_ROUTE)).list("status", "parents"))
                .isEmpty();
    }

    @Test
    void aListenerThatIsNotThereIsSaid() {
        route("""
                metadata: {name: web}
                spec:
                  parentRefs: [{name: gateway, sectionName: https}]
                  rules: [{backendRefs: [{name: stable, port: 80}]}]
                """);
        assertThat(minute(to(RouteKinds.HTTP_ROUTE))).failedOnlyBy("404 no route");
        assertThat(condition("Accepted")).containsEntry("status", "False").containsEntry("reason", "NoMatchingParent");
    }

    private void route(String yaml) {
        make(RouteKinds.HTTP_ROUTE, yaml);
    }

    private FrozenMap condition(String type) {
        Resource route = api.get(ref(RouteKinds.HTTP_ROUTE));
        return Conditions.find(Tree.list(route.json(), "status", "parents").get(0), type);
    }

    private static RequestMatch path(TextMatch.Way way, String path, Map<String, TextMatch> headers) {
        return new RequestMatch(List.of(), List.of(), new TextMatch(way, path), headers, Map.of(), Map.of());
    }

    private static TextMatch exactly(String value) {
        return new TextMatch(TextMatch.Way.EXACT, value);
    }
}
