package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What controllers read in Deployments, ReplicaSets and pods. */
final class Workloads {
    static final String HASH_LABEL = "pod-template-hash";

    private Workloads() {}

    static int replicas(Resource workload) {
        return Tree.number(workload.json(), 1, "spec", "replicas");
    }

    static int status(Resource workload, String field) {
        return Tree.number(workload.json(), 0, "status", field);
    }

    static int sum(Collection<Resource> workloads, ToIntFunction<Resource> value) {
        return workloads.stream().mapToInt(value).sum();
    }

    static boolean isPodReady(Resource pod) {
        return Conditions.isTrue(pod.json().get("status"), "Ready");
    }

    /** Whether a pod has neither ended nor is on its way out. */
    static boolean isPodActive(Resource pod) {
        return !isPodOver(pod) && !pod.isDeleting();
    }

    static boolean isPodOver(Resource pod) {
        String phase = Tree.text(pod.json(), "status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** When a pod last became ready, or ceased to be. */
    static String readySince(Resource pod) {
        return Tree.text(Conditions.find(pod.json().get("status"), "Ready"), "lastTransitionTime");
    }

    /** A pod to be created from the template of its owner. */
    static FrozenMap pod(Resource owner, String generateName, FrozenMap template) {
        FrozenMap metadata = Tree.of(
                "generateName",
                generateName,
                "namespace",
                owner.namespace(),
                "labels",
                Tree.at(template, "metadata", "labels"),
                "annotations",
                Tree.at(template, "metadata", "annotations"),
                "ownerReferences",
                List.of(ownedBy(owner)));
        return Tree.of("metadata", metadata, "spec", template.get("spec"));
    }

    /** The uid of the object that controls another; empty if none does. */
    static String controllerUid(@Nullable Resource resource) {
        return Tree.text(controller(resource), "uid");
    }

    static String controllerName(@Nullable Resource resource) {
        return Tree.text(controller(resource), "name");
    }

    static @Nullable Object controller(@Nullable Resource resource) {
        if (resource != null) {
            for (Object owner : Tree.list(resource.json(), "metadata", "ownerReferences")) {
                if (Objects.equals(Tree.at(owner, "controller"), true)) {
                    return owner;
                }
            }
        }
        return null;
    }

    /** The reference by which an object names its controller. */
    static FrozenMap ownedBy(Resource owner) {
        return Tree.of(
                "apiVersion",
                owner.json().get("apiVersion"),
                "kind",
                owner.json().get("kind"),
                "name",
                owner.name(),
                "uid",
                owner.uid(),
                "controller",
                true,
                "blockOwnerDeletion",
                true);
    }

    /** An orphan as its new controller has it. */
    static Resource adopted(Resource orphan, Resource owner) {
        List<@Nullable Object> owners = new ArrayList<>(Tree.list(orphan.json(), "metadata", "ownerReferences"));
        owners.add(ownedBy(owner));
        return Tree.with(orphan, owners, "metadata", "ownerReferences");
    }

    /** An object without its controller. */
    static Resource released(Resource owned, Resource owner) {
        List<@Nullable Object> owners = new ArrayList<>(Tree.list(owned.json(), "metadata", "ownerReferences"));
        owners.removeIf(one -> Tree.text(one, "uid").equals(owner.uid()));
        return owners.isEmpty()
                ? Tree.without(owned, "metadata", "ownerReferences")
                : Tree.with(owned, owners, "metadata", "ownerReferences");
    }

    static boolean isRollingUpdate(Resource deployment) {
        return Tree.text(deployment.json(), "spec", "strategy", "type").equals("RollingUpdate");
    }

    static int maxSurge(Resource deployment) {
        return isRollingUpdate(deployment) ? bound(deployment, "maxSurge", true) : 0;
    }

    /** How many may be missing; at least one where the surge rounds to nothing too. */
    static int maxUnavailable(Resource deployment) {
        if (!isRollingUpdate(deployment) || replicas(deployment) == 0) {
            return 0;
        }
        int bound = bound(deployment, "maxUnavailable", false);
        if (bound == 0 && maxSurge(deployment) == 0) {
            bound = 1;
        }
        return Math.min(bound, replicas(deployment));
    }

    private static int bound(Resource deployment, String field, boolean up) {
        Object value = Tree.at(deployment.json(), "spec", "strategy", "rollingUpdate", field);
        if (value instanceof Number number) {
            return number.intValue();
        }
        String percent = String.valueOf(value).replace("%", "");
        double exact = replicas(deployment) * Double.parseDouble(percent) / 100;
        return (int) (up ? Math.ceil(exact) : Math.floor(exact));
    }
}
