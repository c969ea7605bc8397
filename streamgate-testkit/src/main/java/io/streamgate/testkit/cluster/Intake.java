package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what clients send, and works out what their patches come to. */
final class Intake {
    private final Schemas schemas;

    Intake(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * What the server takes something for.
     *
     * @param warnings what it warns of
     */
    record Read(FrozenMap object, List<String> warnings) {}

    /**
     * An object that was sent as a whole.
     *
     * @throws ApiException 400 if it isn't or can't be of the kind, or has unknown fields and may not
     */
    Read object(Kind kind, FrozenMap sent, FieldValidation fields) {
        DeclaredKind.check(kind, sent);
        return read(decode(kind, sent), fields, why -> Refusal.unreadable(kind, kind, why));
    }

    /**
     * What a patch other than {@link PatchForm#APPLY} makes of an object.
     *
     * @throws ApiException 415 for a form that the kind has not, 422 if the result can't be of the kind
     */
    Read patched(Kind kind, Resource current, PatchForm form, Object body, FieldValidation fields) {
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
            throw Refusal.invalidPatch(
                    body, String.valueOf(e.getMessage()).replaceFirst("^.* cannot be handled as a \\w+: ", ""));
        }
        return read(decoded, fields, why -> Refusal.invalidPatch(body, why));
    }

    /** What applied fields and those that were there make together. */
    FrozenMap merged(Kind kind, FrozenMap object) {
        return decode(kind, object).object();
    }

    private static Read read(Decoder.Decoded decoded, FieldValidation fields, Function<String, ApiException> refusal) {
        List<String> lost = fields.sentences(decoded.unknown());
        if (fields.mode() == FieldValidation.Mode.STRICT && !lost.isEmpty()) {
            throw refusal.apply("strict decoding error: " + String.join(", ", lost));
        }
        List<String> warnings = new ArrayList<>(fields.mode() == FieldValidation.Mode.WARN ? lost : List.of());
        return new Read(OwnerReferences.distinct(decoded.object(), warnings), warnings);
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
}
