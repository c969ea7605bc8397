package io.streamgate.testkit.http;

import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.DeleteOptions;
import io.streamgate.testkit.cluster.FieldValidation;
import io.streamgate.testkit.cluster.FieldValidation.Mode;
import io.streamgate.testkit.cluster.Page;
import io.streamgate.testkit.cluster.PatchForm;
import io.streamgate.testkit.cluster.Verbs;
import io.streamgate.testkit.cluster.WriteOptions;
import io.streamgate.testkit.cluster.Written;
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
        return switch (request.method()) {
            case "GET" -> get();
            case "POST" -> post();
            case "PUT" -> put();
            case "PATCH" -> patch();
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
            case "log" -> {
                // Pods of this cluster run no program that could say anything.
                verbs.get(route.ref());
                yield Answer.of(200, "text/plain", "");
            }
            default -> throw Failures.notAllowed();
        };
    }

    private Answer post() {
        boolean isCreation = route.isCollection() && !route.isEverywhere();
        if (!isCreation && !List.of("eviction", "binding").contains(route.subresource())) {
            throw Failures.notAllowed();
        }
        request.body().checkIsObject();
        WriteOptions options = WriteParameters.ofCreate(request.query());
        Resource sent = sent();
        if (isCreation) {
            return answer(verbs.create(route.kind(), sent, noticing(options)));
        }
        Resource done = route.subresource().equals("eviction")
                ? verbs.evict(route.ref(), sent, options.dryRun())
                : verbs.bind(route.ref(), sent, options.dryRun());
        return Answer.of(201, done.json());
    }

    private Answer put() {
        Ref ref = one();
        request.body().checkIsObject();
        WriteOptions options = WriteParameters.ofUpdate(request.query());
        return switch (route.subresource()) {
            case "" -> answer(verbs.update(ref, sent(), noticing(options)));
            case "status" -> answer(verbs.updateStatus(ref, sent(), noticing(options)));
            case "scale" ->
                Answer.of(200, verbs.updateScale(ref, sent(), options.dryRun()).json());
            case "finalize" ->
                Answer.of(200, verbs.finalizeNamespace(ref, sent()).json());
            default -> throw Failures.notAllowed();
        };
    }

    private Answer patch() {
        Ref ref = one();
        PatchForm form = PatchForm.of(request.body().mediaType()).orElseThrow(Failures::unknownPatch);
        WriteOptions options = WriteParameters.ofPatch(request.query(), form);
        Object patch = request.body().patch();
        if (form == PatchForm.MERGE || form == PatchForm.STRATEGIC) {
            options = noticing(options);
        }
        return switch (route.subresource()) {
            case "" -> answer(verbs.patch(ref, form, patch, options));
            case "status" -> answer(verbs.patchStatus(ref, form, patch, options));
            case "scale" ->
                Answer.of(200, verbs.patchScale(ref, form, patch, options).json());
            default -> throw Failures.notAllowed();
        };
    }

    private static Answer answer(Written written) {
        return Answer.of(written.created() ? 201 : 200, written.resource().json())
                .warning(written.warnings());
    }

    /** The options with the fields that the body has twice. */
    private WriteOptions noticing(WriteOptions options) {
        Mode mode = options.fields().mode();
        return mode == Mode.IGNORE
                ? options
                : options.fields(new FieldValidation(mode, request.body().duplicates()));
    }

    private Answer delete() {
        if (!route.subresource().isEmpty() || route.isEverywhere()) {
            throw Failures.notAllowed();
        }
        DeleteOptions options = DeleteParameters.of(request.query(), request.body());
        if (!route.isCollection()) {
            return Answer.of(200, verbs.delete(route.ref(), options).json());
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
    private Resource sent() {
        Map<String, @Nullable Object> object =
                new LinkedHashMap<>(request.body().object(route.kind().name()));
        Resource given = Json.resource(object);
        if (route.namespace().isEmpty() || !(object.getOrDefault("metadata", Map.of()) instanceof Map)) {
            return given;
        }
        if (!given.namespace().isEmpty() && !given.namespace().equals(route.namespace())) {
            throw Failures.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(given.map("metadata"));
        metadata.put("namespace", route.namespace());
        object.put("metadata", metadata);
        return Json.resource(object);
    }
}
