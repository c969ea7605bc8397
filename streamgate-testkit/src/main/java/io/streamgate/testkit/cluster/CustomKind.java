package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import io.streamgate.testkit.cluster.ApiResource.Scale;
import java.util.ArrayList;
import java.util.List;

/**
 * One version of a kind as a CustomResourceDefinition defines it.
 *
 * @param resource how it is served
 * @param schema what its objects are like
 */
record CustomKind(ApiResource resource, Schema schema) {
    /** The versions that a definition says are served. Each has objects of its own: there is no conversion. */
    static List<CustomKind> of(FrozenMap definition) {
        FrozenMap spec = Tree.map(definition, "spec");
        List<CustomKind> kinds = new ArrayList<>();
        for (Object version : Tree.list(spec, "versions")) {
            if (StructuralSchema.isTrue(version, "served")) {
                kinds.add(of(spec, Tree.map(version)));
            }
        }
        return kinds;
    }

    Kind kind() {
        return resource.kind();
    }

    private static CustomKind of(FrozenMap spec, FrozenMap version) {
        Kind kind = new Kind(
                Tree.text(spec, "group"),
                Tree.text(version, "name"),
                Tree.text(spec, "names", "kind"),
                Tree.text(spec, "names", "plural"));
        ApiResource resource = ApiResource.of(kind)
                .called(Tree.list(spec, "names", "shortNames").stream()
                        .map(String::valueOf)
                        .toArray(String[]::new));
        if (Tree.text(spec, "scope").equals("Cluster")) {
            resource = resource.clusterWide();
        }
        if (Tree.at(version, "subresources", "status") == null) {
            resource = resource.withoutStatus();
        }
        if (Tree.at(version, "subresources", "scale") instanceof FrozenMap scale) {
            resource = resource.scaledBy(new Scale(
                    Tree.text(scale, "specReplicasPath"),
                    Tree.text(scale, "statusReplicasPath"),
                    Tree.text(scale, "labelSelectorPath")));
        }
        FrozenMap schema = Tree.map(version, "schema", "openAPIV3Schema");
        return new CustomKind(resource, StructuralSchema.ofResource(schema));
    }
}
