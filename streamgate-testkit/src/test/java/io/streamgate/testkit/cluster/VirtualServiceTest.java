package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VirtualServiceTest extends RouteFixture {
    @Test
    void weightsBetweenHostsShareTheRequestsOut() {
        route("""
                metadata: {name: web}
                spec:
                  hosts: [web]
                  http:
                  - route:
                    - {destination: {host: stable}, weight: 75}
                    - {destination: {host: canary.shop.svc.cluster.local}, weight: 25}
                """);
        assertThat(minute(to(RouteKinds.VIRTUAL_SERVICE))).hasNoFailures().hasShare("demo:canary", 0.25, 0.02);
    }

    @Test
    void subsetsAreTheLabelsOfADestinationRule() {
        make(RouteKinds.DESTINATION_RULE, """
                metadata: {name: both}
                spec:
                  host: both
                  subsets: [{name: old, labels: {app: stable}}, {name: new, labels: {app: canary}}]
                """);
        bothBehindOneService();
        route("""
                metadata: {name: web}
                spec:
                  http:
                  - route:
                    - {destination: {host: both, subset: old}, weight: 40}
                    - {destination: {host: both, subset: new}, weight: 60}
                """);
        assertThat(minute(to(RouteKinds.VIRTUAL_SERVICE))).hasNoFailures().hasShare("demo:canary", 0.6, 0.02);
    }

    @Test
    void aSubsetThatNoRuleNamesIsAFailure() {
        route("""
                metadata: {name: web}
                spec: {http: [{route: [{destination: {host: stable, subset: v9}}]}]}
                """);
        assertThat(minute(to(RouteKinds.VIRTUAL_SERVICE))).failedOnlyBy("503 subset v9 of shop/stable does not exist");
    }

    @Test
    void theFirstRouteThatMatchesWins() {
        route("""
                metadata: {name: web}
                spec:
                  http:
                  - match: [{headers: {x-canary: {exact: always}}}, {uri: {prefix: /BETA}, ignoreUriCase: true}]
                    route: [{destination: {host: canary}}]
                  - match: [{withoutHeaders: {x-user: {}}, uri: {regex: '/[a-z]+'}}]
                    route: [{destination: {host: gone}}]
                  - route: [{destination: {host: stable}}]
                """);
        Load load = cluster.traffic(to(RouteKinds.VIRTUAL_SERVICE)
                .with("testers", 0.2, Request.get("/").header("X-Canary", "always"))
                .with("beta", 0.2, Request.get("/beta/1"))
                .with("strangers", 0.2, Request.get("/items"))
                .with("users", 0.2, Request.get("/items").header("x-user", "ann")));
        time.advance(Duration.ofSeconds(10));
        assertThat(load.report("testers")).isServedOnlyBy("demo:canary");
        assertThat(load.report("beta")).isServedOnlyBy("demo:canary");
        assertThat(load.report("strangers")).failedOnlyBy("503 backend shop/gone does not exist");
        assertThat(load.report("users")).isServedOnlyBy("demo:stable");
        assertThat(load.report("rest")).isServedOnlyBy("demo:stable");
    }

    @Test
    void mirrorsGetTheirShare() {
        route("""
                metadata: {name: web}
                spec:
                  http:
                  - route: [{destination: {host: stable}}]
                    mirror: {host: canary}
                    mirrorPercentage: {value: 50.0}
                """);
        LoadReport report = minute(to(RouteKinds.VIRTUAL_SERVICE));
        assertThat(report).isServedOnlyBy("demo:stable");
        assertThat(report.mirroredTo("demo:canary")).isBetween(2_800L, 3_200L);
    }

    @Test
    void tcpRoutesShareConnectionsOut() {
        route("""
                metadata: {name: web}
                spec:
                  tcp:
                  - route:
                    - {destination: {host: stable}, weight: 50}
                    - {destination: {host: canary}, weight: 50}
                """);
        assertThat(minute(to(RouteKinds.VIRTUAL_SERVICE).keeping(0)))
                .hasNoFailures()
                .hasShare("demo:canary", 0.5, 0.03);
        Load kept = cluster.traffic(to(RouteKinds.VIRTUAL_SERVICE).keeping(1));
        time.advance(Duration.ofSeconds(1));
        change(ref(RouteKinds.VIRTUAL_SERVICE), "spec: {tcp: [{route: [{destination: {host: stable}}]}]}");
        time.advance(Duration.ofSeconds(5));
        kept.reset();
        time.advance(Duration.ofSeconds(5));
        assertThat(kept.report().servedBy("demo:canary")).isPositive();
        time.advance(Duration.ofSeconds(30));
        kept.reset();
        time.advance(Duration.ofSeconds(5));
        assertThat(kept.report()).isServedOnlyBy("demo:stable");
    }

    private void bothBehindOneService() {
        for (Resource pod : pods()) {
            change(new Ref(Kind.POD, "shop", pod.name()), "metadata: {labels: {shop: all}}");
        }
        make(Kind.SERVICE, """
                metadata: {name: both}
                spec: {selector: {shop: all}, ports: [{port: 80}]}
                """);
        time.advance(Duration.ofSeconds(1));
    }

    private void route(String yaml) {
        make(RouteKinds.VIRTUAL_SERVICE, yaml);
    }
}
