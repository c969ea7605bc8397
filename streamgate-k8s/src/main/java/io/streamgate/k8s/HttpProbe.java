package io.streamgate.k8s;

import io.streamgate.GateView;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends a GET to every pod that the preview Service of the new version calls ready. All must answer 2xx. */
final class HttpProbe implements HealthGate {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KubeApi api;
    private final Naming naming;
    private final int port;
    private final String path;
    private final Way way;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** How a pod is reached. */
    enum Way {
        DIRECT,
        THROUGH_API
    }

    HttpProbe(KubeApi api, Naming naming, int port, String path, Way way) {
        if (port < 1 || port > 65_535 || !path.startsWith("/")) {
            throw new IllegalArgumentException("an HTTP probe of port " + port + " and path '" + path
                    + "': the port must be from 1 to 65535, the path must begin with '/'");
        }
        this.api = api;
        this.naming = naming;
        this.port = port;
        this.path = path;
        this.way = way;
    }

    @Override
    public Judgement judge(GateView view) throws InterruptedException {
        List<Resource> endpoints = endpoints(naming.service(view.workload(), view.target()));
        if (endpoints.isEmpty()) {
            return Judgement.unknown("no pod of " + view.target() + " is ready to be probed");
        }
        for (Resource endpoint : endpoints) {
            Judgement judgement = probe(view.workload().namespace(), endpoint);
            if (judgement.verdict() != Judgement.Verdict.PASS) {
                return judgement;
            }
        }
        return Judgement.pass(endpoints.size() + " pods answered " + path);
    }

    private List<Resource> endpoints(Ref service) {
        return api
                .list(Kind.ENDPOINT_SLICE, service.namespace(), "kubernetes.io/service-name=" + service.name())
                .items()
                .stream()
                .flatMap(slice -> slice.list("endpoints").stream())
                .filter(endpoint -> endpoint.isTrue("conditions", "ready"))
                .toList();
    }

    private Judgement probe(String namespace, Resource endpoint) throws InterruptedException {
        String pod = endpoint.text("targetRef", "name").orElse("?");
        String what = "GET " + path + " of pod " + pod;
        if (way == Way.THROUGH_API) {
            try {
                api.raw(new Ref(Kind.POD, namespace, pod + ":" + port).path() + "/proxy" + path);
                return Judgement.pass();
            } catch (ApiException e) {
                boolean ofPod = e.code() >= 400 && e.code() != 401 && e.code() != 403 && e.code() != 429;
                String said = what + " through the API server: " + e.getMessage();
                return ofPod ? Judgement.fail(said) : Judgement.unknown(said);
            }
        }
        Map<String, Object> json = Map.copyOf(endpoint.map().entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Object addresses = json.getOrDefault("addresses", List.of());
        String address = addresses instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.get(0)) : "";
        String host = address.contains(":") ? "[" + address + "]" : address;
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                            .timeout(TIMEOUT)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            boolean well = answer.statusCode() / 100 == 2;
            return well ? Judgement.pass() : Judgement.fail(what + " answered " + answer.statusCode());
        } catch (IOException e) {
            return Judgement.fail(what + " failed: " + e);
        }
    }
}
