package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.List;

/** The kinds by which others than Services share traffic out. A cluster knows them after {@link InMemoryCluster#routes()}. */
public final class RouteKinds {
    private static final String GATEWAY_API = "gateway.networking.k8s.io";
    private static final String ISTIO = "networking.istio.io";

    public static final Kind GATEWAY = new Kind(GATEWAY_API, "v1", "Gateway", "gateways");
    public static final Kind HTTP_ROUTE = new Kind(GATEWAY_API, "v1", "HTTPRoute", "httproutes");
    public static final Kind VIRTUAL_SERVICE = new Kind(ISTIO, "v1", "VirtualService", "virtualservices");
    public static final Kind DESTINATION_RULE = new Kind(ISTIO, "v1", "DestinationRule", "destinationrules");
    public static final Kind TRAEFIK_SERVICE = new Kind("traefik.io", "v1alpha1", "TraefikService", "traefikservices");

    /** All of them. */
    public static final List<Kind> ALL =
            List.of(GATEWAY, HTTP_ROUTE, VIRTUAL_SERVICE, DESTINATION_RULE, TRAEFIK_SERVICE);

    private RouteKinds() {}
}
