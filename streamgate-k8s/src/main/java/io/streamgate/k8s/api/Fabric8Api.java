package io.streamgate.k8s.api;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.streamgate.Scheduler;
import io.streamgate.k8s.api.Exchange.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The API over fabric8's HTTP client, with the host's connections, trust and credentials. Every call is one request that is sent
 * once: the client's own retries do not apply, and the client itself is neither reconfigured nor ever closed.
 *
 * <p>Safe for use by any thread. Watchers are called on the scheduler's threads. A call that gets no answer in time, is
 * interrupted or breaks is an {@link ApiException} with {@link ApiException#NO_ANSWER}; the write may have happened.
 */
public final class Fabric8Api implements KubeApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** How long the server keeps a watch open, and how much later it is given up if the end was not heard. */
    private static final Duration WATCH = Duration.ofSeconds(290);

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final String JSON = "application/json";

    private final Exchange exchange;
    private final Json json;
    private final String server;
    private final Scheduler scheduler;

    private Fabric8Api(KubernetesClient client, Duration timeout, Scheduler scheduler) {
        this.exchange =
                new Exchange(client.getHttpClient(), client.getConfiguration().getRequestConfig(), timeout);
        this.json = new Json(client.getKubernetesSerialization());
        this.server = client.getMasterUrl().toString().replaceAll("/+$", "");
        this.scheduler = scheduler;
    }

    /** The API that a client reaches, with ten seconds for each call and real time. */
    public static KubeApi of(KubernetesClient client) {
        return of(client, TIMEOUT, Scheduler.system());
    }

    /**
     * The API that a client reaches.
     *
     * @param client the host's client; stays the host's to close
     * @param timeout how long one call may take, from the connection to the last byte; for a watch, to its head
     * @param scheduler whose threads call watchers
     */
    public static KubeApi of(KubernetesClient client, Duration timeout, Scheduler scheduler) {
        requireNonNull(client, "client");
        requireNonNull(scheduler, "scheduler");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the time-out of a call must be positive, not " + timeout);
        }
        return new Fabric8Api(client, timeout, scheduler);
    }

    @Override
    public Resource get(Ref ref) {
        return new Resource(object("GET " + ref, ref.kind(), request(ref.path(), Map.of())));
    }

    @Override
    public Listing list(Kind kind, String namespace, String labels) {
        String what = "LIST " + place(kind, namespace);
        Map<String, String> query = labels.isEmpty() ? Map.of() : Map.of("labelSelector", labels);
        Resource list = new Resource(object(what, kind, request(kind.path(namespace), query)));
        List<Resource> items =
                list.list("items").stream().map(item -> typed(kind, item)).toList();
        return new Listing(items, list.resourceVersion());
    }

    @Override
    public Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("watch", "true");
        query.put("resourceVersion", resourceVersion);
        query.put("allowWatchBookmarks", "true");
        query.put("timeoutSeconds", String.valueOf(WATCH.toSeconds()));
        if (!labels.isEmpty()) {
            query.put("labelSelector", labels);
        }
        WatchStream stream = new WatchStream("WATCH " + place(kind, namespace), kind, json, scheduler, watcher);
        stream.open(exchange, request(kind.path(namespace), query));
        scheduler.after(WATCH.plus(GRACE), stream::expire);
        return stream;
    }

    @Override
    public Resource create(Kind kind, Resource resource) {
        String what = "CREATE " + place(kind, resource.namespace()) + "/" + resource.name();
        HttpRequest.Builder request = request(kind.path(resource.namespace()), Map.of("fieldManager", Patch.MANAGER))
                .post(JSON, json.write(resource.json()).getBytes(StandardCharsets.UTF_8));
        return new Resource(object(what, kind, request));
    }

    @Override
    public Resource patch(Ref ref, Patch patch, boolean dryRun) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fieldManager", Patch.MANAGER);
        if (patch.type() == Patch.Type.APPLY) {
            query.put("force", "true");
        }
        if (dryRun) {
            query.put("dryRun", "All");
        }
        HttpRequest.Builder request =
                request(ref.path(), query).patch(patch.type().contentType(), json.write(patch.body()));
        return new Resource(object("PATCH " + ref, ref.kind(), request));
    }

    @Override
    public void delete(Ref ref, String uid) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("apiVersion", "v1");
        options.put("kind", "DeleteOptions");
        options.put("propagationPolicy", "Background");
        if (!uid.isEmpty()) {
            options.put("preconditions", Map.of("uid", uid));
        }
        success("DELETE " + ref, ref.kind(), request(ref.path(), Map.of()).delete(JSON, json.write(options)));
    }

    @Override
    public String raw(String path) {
        HttpRequest.Builder request = exchange.request().uri(server + path);
        return success("GET " + path, null, request).body();
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        StringBuilder uri = new StringBuilder(server).append(path);
        char separator = '?';
        for (Map.Entry<String, String> entry : query.entrySet()) {
            String value = URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8);
            uri.append(separator).append(entry.getKey()).append('=').append(value);
            separator = '&';
        }
        return exchange.request().uri(uri.toString()).header("Accept", JSON);
    }

    private Answer success(String what, @Nullable Kind kind, HttpRequest.Builder request) {
        Answer answer = exchange.send(request, what);
        if (!answer.isSuccess()) {
            throw answer.refusal(what, kind, json);
        }
        return answer;
    }

    private Map<String, @Nullable Object> object(String what, Kind kind, HttpRequest.Builder request) {
        Map<String, @Nullable Object> object =
                json.read(success(what, kind, request).body());
        if (object == null) {
            throw Failures.noAnswer(what, "the answer is not a JSON object; is " + server + " an API server?", null);
        }
        return object;
    }

    /** Items of a list come without their type. */
    private static Resource typed(Kind kind, Resource item) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        typed.put("apiVersion", kind.apiVersion());
        typed.put("kind", kind.name());
        typed.putAll(item.json());
        return new Resource(typed);
    }

    private static String place(Kind kind, String namespace) {
        return namespace.isEmpty() ? kind.name() : kind + " " + namespace;
    }
}
