package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import java.util.List;

/** What an object says that it is, against what its path says. It may say nothing. */
final class DeclaredKind {
    private DeclaredKind() {}

    /** Refuses an object of another kind (400, or 422 for a custom kind) or of another version (400). */
    static void check(Kind kind, FrozenMap sent) {
        String apiVersion = Tree.text(sent, "apiVersion");
        String name = Tree.text(sent, "kind");
        boolean isSameVersion = apiVersion.isEmpty() || apiVersion.equals(kind.apiVersion());
        boolean isSameName = name.isEmpty() || name.equals(kind.name());
        if (isSameVersion && isSameName) {
            return;
        }
        if (Schemas.isBuiltIn(kind)) {
            throw foreign(kind, of(apiVersion, name, kind));
        }
        if (!isSameVersion) {
            throw Refusal.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + kind.apiVersion() + ")");
        }
        throw Refusal.invalid(
                kind,
                Tree.text(sent, "metadata", "name"),
                List.of("kind: Invalid value: \"" + name + "\": must be " + kind.name()));
    }

    private static Kind of(String apiVersion, String name, Kind otherwise) {
        int slash = apiVersion.indexOf('/');
        return new Kind(
                apiVersion.isEmpty() ? otherwise.group() : apiVersion.substring(0, Math.max(0, slash)),
                apiVersion.isEmpty() ? otherwise.version() : apiVersion.substring(slash + 1),
                name.isEmpty() ? otherwise.name() : name,
                "");
    }

    private static ApiException foreign(Kind kind, Kind declared) {
        String why = Schemas.isBuiltIn(declared)
                ? "converting (" + declared.version() + "." + declared.name() + ") to (" + internal(kind) + "."
                        + kind.name() + "): unknown conversion"
                : "no kind \"" + declared.name() + "\" is registered for version \"" + declared.apiVersion()
                        + "\" in scheme \"pkg/api/legacyscheme/scheme.go:30\"";
        return Refusal.unreadable(declared, kind, why);
    }

    /** The group as the server calls it among its own types. */
    private static String internal(Kind kind) {
        return kind.group().isEmpty() ? "core" : kind.group().replaceFirst("\\..*", "");
    }
}
