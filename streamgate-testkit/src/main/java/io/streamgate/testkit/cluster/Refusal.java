package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the server says when it says no, in its own words. */
final class Refusal {
    private Refusal() {}

    static ApiException of(int code, String reason, String message) {
        return new StatusException(code, reason, message, FrozenMap.EMPTY, null, null);
    }

    /** About one object; {@code what} is the kind, or how it is called in paths. */
    private static ApiException about(
            Kind kind, String what, String name, int code, String reason, String message, List<Cause> causes) {
        FrozenMap details = Tree.of(
                "name",
                name.isEmpty() ? null : name,
                "group",
                kind.group().isEmpty() ? null : kind.group(),
                "kind",
                what.isEmpty() ? null : what,
                "causes",
                causes.isEmpty() ? null : causes.stream().map(Cause::json).toList());
        return new StatusException(code, reason, message, details, null, null);
    }

    private static ApiException about(Kind kind, String name, int code, String reason, String message) {
        return about(kind, kind.plural(), name, code, reason, message, List.of());
    }

    static ApiException notFound(Kind kind, String name) {
        return about(kind, name, 404, "NotFound", resource(kind) + " \"" + name + "\" not found");
    }

    static ApiException alreadyExists(Kind kind, String name) {
        return about(kind, name, 409, "AlreadyExists", resource(kind) + " \"" + name + "\" already exists");
    }

    static ApiException modified(Ref ref) {
        return conflict(
                ref, "the object has been modified; please apply your changes to the latest version and try again");
    }

    static ApiException conflict(Ref ref, String why) {
        return about(
                ref.kind(),
                ref.name(),
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource(ref.kind()) + " \"" + ref.name() + "\": " + why);
    }

    static ApiException forbidden(Kind kind, String name, String why) {
        return forbidden(kind, name, why, List.of());
    }

    private static ApiException forbidden(Kind kind, String name, String why, List<Cause> causes) {
        String message = resource(kind) + (name.isEmpty() ? "" : " \"" + name + "\"") + " is forbidden: " + why;
        return about(kind, kind.plural(), name, 403, "Forbidden", message, causes);
    }

    /** A namespace on its way out takes nothing new. */
    static ApiException terminating(Kind kind, String name, String namespace) {
        return forbidden(
                kind,
                name,
                "unable to create new content in namespace " + namespace + " because it is being terminated",
                List.of(new Cause(
                        "NamespaceTerminating",
                        "metadata.namespace",
                        "namespace " + namespace + " is being terminated")));
    }

    /** A PodDisruptionBudget keeps a pod. */
    static ApiException disruption(String why) {
        return new StatusException(
                429,
                "TooManyRequests",
                "Cannot evict pod as it would violate the pod's disruption budget.",
                Tree.of("causes", List.of(new Cause("DisruptionBudget", "", why).json())),
                null,
                null);
    }

    /**
     * Refuses an object that is not as it should be.
     *
     * @param causes what is wrong, each as the server says it: {@code spec.replicas: Invalid value: -5: must be …}
     */
    static ApiException invalid(Kind kind, String name, List<String> causes) {
        List<String> distinct = causes.stream().distinct().toList();
        String all = distinct.size() == 1 ? distinct.get(0) : "[" + String.join(", ", distinct) + "]";
        String message = qualified(kind) + " \"" + name + "\" is invalid: " + all;
        List<Cause> read = causes.stream().map(Cause::of).toList();
        return about(kind, kind.name(), name, 422, "Invalid", message, read);
    }

    /** Refuses what a patch makes of an object; {@code why} is what can't be read of it. */
    static ApiException invalidPatch(Object patched, String why) {
        return invalid(new Kind("", "", "", ""), "", List.of("patch: Invalid value: \"" + patched + "\": " + why));
    }

    /** A patch that can't be carried out; the server does not say why, but the exception's cause does. */
    static ApiException unprocessable(String why) {
        return new StatusException(
                422,
                "Invalid",
                "the server rejected our request due to an error in our request",
                FrozenMap.EMPTY,
                null,
                new IllegalArgumentException(why));
    }

    /** Fields that are applied are owned by others at other values. */
    static ApiException applyConflict(List<ManagedFields.Conflict> conflicts) {
        List<String> lines = new ArrayList<>();
        if (conflicts.size() == 1) {
            ManagedFields.Conflict only = conflicts.get(0);
            lines.add("Apply failed with 1 conflict: conflict with " + only.manager() + ": " + only.field());
        } else {
            Map<String, List<String>> byManager = new TreeMap<>();
            conflicts.forEach(one -> byManager
                    .computeIfAbsent(one.manager(), manager -> new ArrayList<>())
                    .add("- " + one.field()));
            byManager.forEach((manager, fields) -> {
                lines.add("conflicts with " + manager + ":");
                lines.addAll(fields);
            });
            lines.set(0, "Apply failed with " + conflicts.size() + " conflicts: " + lines.get(0));
        }
        List<Cause> causes = conflicts.stream()
                .map(one -> new Cause("FieldManagerConflict", one.field(), "conflict with " + one.manager()))
                .toList();
        return about(new Kind("", "", "", ""), "", "", 409, "Conflict", String.join("\n", lines), causes);
    }

    static ApiException badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    /** What was sent as an object of one kind cannot be read as one of another, or of the same. */
    static ApiException unreadable(Kind sent, Kind expected, String why) {
        return badRequest(sent.name() + " in version \"" + sent.version() + "\" cannot be handled as a "
                + expected.name() + ": " + why);
    }

    /** Refuses options of a request; each cause begins with its field. */
    static ApiException options(String kind, List<String> causes) {
        return invalid(new Kind("meta.k8s.io", "v1", kind, ""), "", causes);
    }

    /** A kind whose objects are only replaced at a version was to be replaced at any. */
    static ApiException unversioned(Ref ref) {
        String wrong = "metadata.resourceVersion: Invalid value: 0: must be specified for an update";
        return about(
                ref.kind(),
                ref.kind().plural(),
                ref.name(),
                422,
                "Invalid",
                resource(ref.kind()) + " \"" + ref.name() + "\" is invalid: " + wrong,
                List.of(Cause.of(wrong)));
    }

    static ApiException tooLarge(long asked, long current) {
        Cause cause = new Cause("ResourceVersionTooLarge", "", "Too large resource version");
        return new StatusException(
                504,
                "Timeout",
                "Timeout: Too large resource version: " + asked + ", current: " + current,
                Tree.of("causes", List.of(cause.json())),
                Duration.ofSeconds(1),
                null);
    }

    /** The version of a list in pages is no longer kept; it may go on, at the newest version. */
    static ApiException listLost(Continuation next) {
        return of(
                410,
                "Expired",
                "The provided continue parameter is too old to display a consistent list result. You can start a new"
                        + " list without the continue parameter, or use the continue token in this response to retrieve"
                        + " the remainder of the results. Continuing with the provided token results in an inconsistent"
                        + " list - objects that were created, modified, or deleted between the time the first chunk was"
                        + " returned and now may show up in the list.");
    }

    static ApiException gone(String asked, long oldest) {
        return of(410, "Expired", "too old resource version: " + asked + " (" + oldest + ")");
    }

    static ApiException noAnswer(String why) {
        return of(ApiException.NO_ANSWER, "", why);
    }

    /** How the server names a kind of object: {@code Pod}, {@code Deployment.apps}. */
    static String qualified(Kind kind) {
        return kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
    }

    /** How the server names a kind: {@code pods}, {@code deployments.apps}. */
    static String resource(Kind kind) {
        return kind.group().isEmpty() ? kind.plural() : kind.plural() + "." + kind.group();
    }
}
