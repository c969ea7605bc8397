package io.streamgate.testkit.http;

import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.Page;
import io.streamgate.testkit.cluster.PatchForm;
import io.streamgate.testkit.cluster.Verbs;
import io.streamgate.testkit.cluster.WriteOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one request asks of the API.
 *
 * @param route what it is about
 * @param request how it was asked
 * @param verbs the API, for who asks
 * @param encoder what makes text of objects
 */
record Operations(Route route, Request request, Verbs verbs, Encoder encoder) {
    /** Does it, and gives the answer. */
    Answer run() {
        if (request.isProtobuf()) {
            // kubectl create sends it for some kinds, where kubectl apply and create -f send JSON.
            throw Failures.unknownFormat("application/json, application/yaml");
        }
        return switch (request.method()) {
            case "GET" -> get();
            case "POST" -> Answer.of(201, post().json());
            case "PUT" -> Answer.of(200, put().json());
            case "PATCH" -> Answer.of(200, patch().json());
            case "DELETE" -> delete();
            default -> throw Failures.notAllowed();
        };
    }

    private Answer get() {
        if (route.isCollection()) {
            return list(
                    verbs.list(route.selection(request.query()), request.query().list()));
        }
        return switch (route.subresource()) {
            case "", "status" ->
                Answer.of(List.of(
                        encoder.object(verbs.get(route.ref(), request.query().text("resourceVersion")))));
            case "scale" -> Answer.of(200, verbs.scale(route.ref()).json());
            default -> throw Failures.notAllowed();
        };
    }

    private Resource post() {
        WriteOptions options = request.query().write();
        if (route.isCollection() && !route.isEverywhere()) {
            return verbs.create(route.kind(), placed(), options);
        }
        return switch (route.subresource()) {
            case "eviction" -> verbs.evict(route.ref(), placed(), options.dryRun());
            case "binding" -> verbs.bind(route.ref(), placed(), options.dryRun());
            default -> throw Failures.notAllowed();
        };
    }

    private Resource put() {
        WriteOptions options = request.query().write();
        Ref ref = one();
        return switch (route.subresource()) {
            case "" -> verbs.update(ref, placed(), options);
            case "status" -> verbs.updateStatus(ref, placed(), options);
            case "scale" -> verbs.updateScale(ref, placed(), options.dryRun());
            case "finalize" -> verbs.finalizeNamespace(ref, placed());
            default -> throw Failures.notAllowed();
        };
    }

    private Resource patch() {
        Ref ref = one();
        PatchForm form = PatchForm.of(request.contentType())
                .orElseThrow(() -> Failures.unknownFormat("application/json-patch+json, application/merge-patch+json,"
                        + " application/strategic-merge-patch+json, application/apply-patch+yaml"));
        Object body = Json.any(request.body());
        WriteOptions options = request.query().write();
        return switch (route.subresource()) {
            case "" -> verbs.patch(ref, form, body, options);
            case "status" -> verbs.patchStatus(ref, form, body, options);
            case "scale" -> verbs.patchScale(ref, form, body, options);
            default -> throw Failures.notAllowed();
        };
    }

    private Answer delete() {
        var options = request.query().delete(Json.resource(Json.object(request.body())));
        if (!route.subresource().isEmpty()) {
            throw Failures.notAllowed();
        }
        if (!route.isCollection()) {
            return Answer.of(200, verbs.delete(route.ref(), options).json());
        }
        if (route.isEverywhere()) {
            throw Failures.notAllowed();
        }
        return list(verbs.deleteCollection(
                route.selection(request.query()), request.query().list(), options));
    }

    private Answer list(Page page) {
        return Answer.of(Json.list(route.resource(), page, encoder));
    }

    private Ref one() {
        if (route.isCollection()) {
            throw Failures.notAllowed();
        }
        return route.ref();
    }

    /** What was sent, in the namespace that it was sent to. */
    private Resource placed() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>(Json.object(request.body()));
        Resource given = Json.resource(object);
        if (route.namespace().isEmpty()) {
            return given;
        }
        if (!given.namespace().isEmpty() && !given.namespace().equals(route.namespace())) {
            throw Failures.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(given.map("metadata"));
        metadata.put("namespace", route.namespace());
        object.put("metadata", metadata);
        return given;
    }
}
