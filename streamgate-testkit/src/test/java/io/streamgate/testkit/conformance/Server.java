package io.streamgate.testkit.conformance;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An API server as a client without a library meets it. */
record Server(String url, HttpClient http, Map<String, String> headers, Duration patience) {
    static final String JSON = "application/json";

    /** The server that a kubeconfig names. */
    static Server of(Config config, Duration patience) {
        HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (config.getMasterUrl().startsWith("https")) {
            try {
                http.sslContext(SSLUtils.sslContext(config));
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("the kubeconfig's certificates cannot be used; see the cause", e);
            }
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "conformance/1 (tests)");
        if (config.getOauthToken() != null) {
            headers.put("Authorization", "Bearer " + config.getOauthToken());
        }
        return new Server(config.getMasterUrl().replaceFirst("/$", ""), http.build(), headers, patience);
    }

    /** The same, asked with one more header. */
    Server with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Server(url, http, more, patience);
    }

    Namespace namespace(String name) {
        return new Namespace(this, name);
    }

    /** The resources of a kind that no namespace holds. */
    Resources clusterWide(String apiVersion, String plural, String kind) {
        return new Resources(this, Resources.root(apiVersion) + "/" + plural, apiVersion, kind);
    }

    Resources namespaces() {
        return clusterWide("v1", "namespaces", "Namespace");
    }

    Answer get(String path, String... query) {
        return send("GET", path(path, query), "", "");
    }

    /** Sends a request and waits for the answer. */
    Answer send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = request(path).timeout(Duration.ofSeconds(30));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            String asked = method + " " + path + (body.isEmpty() ? "" : " " + body);
            return new Answer(asked, answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " was interrupted", e);
        }
    }

    /** Opens a watch. */
    Watch watch(String path) {
        return Watch.open(http, request(path).build(), patience);
    }

    /** A path with parameters, each given as {@code name=value} in plain words. */
    static String path(String path, String... query) {
        if (query.length == 0) {
            return path;
        }
        return Arrays.stream(query).map(Server::encoded).collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String parameter) {
        int equals = parameter.indexOf('=');
        return parameter.substring(0, equals + 1)
                + URLEncoder.encode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        headers.forEach(request::header);
        return request;
    }
}
