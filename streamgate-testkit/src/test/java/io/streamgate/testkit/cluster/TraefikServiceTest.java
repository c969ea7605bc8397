package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraefikServiceTest extends RouteFixture {
    @Test
    void weightsShareTheRequestsOut() {
        make("web", """
                weighted: {services: [{name: stable, port: 80, weight: 4}, {name: canary, port: 80}]}
                """);
        assertThat(minute(to(RouteKinds.TRAEFIK_SERVICE))).hasNoFailures().hasShare("demo:canary", 0.2, 0.02);
    }

    @Test
    void servicesMayLeadToOthersThatMirror() {
        make("web", """
                weighted: {services: [{name: shadowed, kind: TraefikService, weight: 3}, {name: canary, port: 80}]}
                """);
        make("shadowed", """
                mirroring: {name: stable, port: 80, mirrors: [{name: canary, port: 80, percent: 20}]}
                """);
        LoadReport report = minute(to(RouteKinds.TRAEFIK_SERVICE));
        assertThat(report).hasNoFailures().hasShare("demo:canary", 0.25, 0.02);
        assertThat(report.mirroredTo("demo:canary")).isBetween(750L, 1_050L);
    }

    @Test
    void whereAnyPartIsMissingNothingIsServed() {
        make("web", """
                weighted: {services: [{name: stable, port: 80, weight: 9}, {name: gone, port: 80}]}
                """);
        assertThat(minute(to(RouteKinds.TRAEFIK_SERVICE))).failedOnlyBy("404 no route");
    }

    @Test
    void oneThatLeadsBackToItselfServesNobody() {
        make("web", "weighted: {services: [{name: web, kind: TraefikService}]}");
        assertThat(minute(to(RouteKinds.TRAEFIK_SERVICE))).failedOnlyBy("404 no route");
    }

    private void make(String name, String spec) {
        make(RouteKinds.TRAEFIK_SERVICE, "metadata: {name: " + name + "}\nspec: {" + spec.strip() + "}");
    }
}
