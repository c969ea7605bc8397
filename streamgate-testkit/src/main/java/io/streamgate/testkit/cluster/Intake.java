package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what clients send, and works out what their patches come to. */
final class Intake {
    private final Schemas schemas;

    Intake(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * An object that was sent as a whole.
     *
     * @throws io.streamgate.k8s.api.ApiException 400 if it can't be of the kind, or has unknown fields and may not
     */
    FrozenMap object(Kind kind, FrozenMap sent, boolean isStrict) {
        Decoder.Decoded decoded = decode(kind, sent);
        if (isStrict && !decoded.unknown().isEmpty()) {
            throw Refusal.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a "
                    + kind.name() + ": " + strictly(decoded.unknown()));
        }
        return decoded.object();
    }

    /**
     * What a patch other than {@link PatchForm#APPLY} makes of an object.
     *
     * @throws io.streamgate.k8s.api.ApiException 415 for a form that the kind has not, 422 if the result can't be of the kind
     */
    FrozenMap patched(Kind kind, Resource current, PatchForm form, Object body, boolean isStrict) {
        FrozenMap before = Tree.json(current);
        FrozenMap patched = switch (form) {
            case JSON -> JsonPatch.apply(before, body);
            case MERGE -> MergePatch.apply(before, body);
            case STRATEGIC -> strategic(kind, before, body);
            case APPLY -> throw new IllegalArgumentException("apply is not a change to an object as it is");
        };
        Decoder.Decoded decoded;
        try {
            decoded = decode(kind, patched);
        } catch (StatusException e) {
            throw Refusal.invalidPatch(body, String.valueOf(e.getMessage()).replaceFirst(".*: json: ", "json: "));
        }
        if (isStrict && !decoded.unknown().isEmpty()) {
            throw Refusal.invalidPatch(body, strictly(decoded.unknown()));
        }
        return decoded.object();
    }

    /** What is applied; unlike other objects it may say nothing of what it does not want. */
    FrozenMap applied(Ref ref, FrozenMap sent) {
        Schema schema = schemas.of(ref.kind());
        List<String> problems = Wishes.problems(sent, schema);
        if (!problems.isEmpty()) {
            String all = problems.size() == 1 ? problems.get(0) : "errors:\n  " + String.join("\n  ", problems);
            throw Refusal.of(
                    500,
                    "",
                    "failed to create typed patch object (" + ref.namespace() + "/" + ref.name() + "; "
                            + ref.kind().apiVersion() + ", Kind=" + ref.kind().name() + "): " + all);
        }
        return sent;
    }

    private FrozenMap strategic(Kind kind, FrozenMap before, Object body) {
        if (!Schemas.isBuiltIn(kind)) {
            throw Refusal.of(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include:"
                            + " application/json-patch+json, application/merge-patch+json,"
                            + " application/apply-patch+yaml");
        }
        return StrategicMerge.apply(before, body, schemas.of(kind));
    }

    private Decoder.Decoded decode(Kind kind, FrozenMap object) {
        Schema schema = schemas.of(kind);
        Decoder.Decoded decoded = Decoder.decode(kind, object, schema);
        return Schemas.isBuiltIn(kind)
                ? decoded
                : new Decoder.Decoded(StructuralDefaults.apply(decoded.object(), schema), decoded.unknown());
    }

    private static String strictly(List<String> unknown) {
        return "strict decoding error: "
                + unknown.stream()
                        .map(field -> "unknown field \"" + field + "\"")
                        .collect(Collectors.joining(", "));
    }
}
