package io.streamgate.k8s;

import io.streamgate.Finding;
import io.streamgate.Track;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong with one Deployment. Pure. */
final class DeploymentChecks {
    private static final List<String> KEEPERS = List.of("helm", "argocd", "argo-cd", "kustomize-controller", "flux");

    private final Ref ref;
    private final Resource deployment;
    private final String versionLabel;

    DeploymentChecks(Ref ref, Resource deployment, String versionLabel) {
        this.ref = ref;
        this.deployment = deployment;
        this.versionLabel = versionLabel;
    }

    void look(Track track, List<Finding> findings) {
        String selected = deployment
                .strings("spec", "selector", "matchLabels")
                .getOrDefault(
                        versionLabel,
                        deployment
                                .strings("spec", "template", "metadata", "labels")
                                .getOrDefault(versionLabel, ""));
        if (!selected.equals(track.name())) {
            findings.add(Finding.refusal(
                    "version-label",
                    ref + " spec.selector.matchLabels." + versionLabel,
                    "is '" + selected + "', but must be '" + track + "'",
                    "make the Deployment anew with that label in its selector and template"));
        }
        if (deployment.isTrue("spec", "paused")) {
            findings.add(Finding.refusal(
                    "paused",
                    ref + " spec.paused",
                    "is true, so its pods would never be changed",
                    "resume it: kubectl rollout resume deployment/" + ref.name() + " -n " + ref.namespace()));
        }
        keeper().ifPresent(keeper -> findings.add(Finding.warning(
                "managed-elsewhere",
                ref.toString(),
                "is kept by " + keeper + ", which will put back what a rollout changes",
                "exclude spec.replicas and spec.template from it (for Argo CD: ignoreDifferences)")));
        for (Resource container : deployment.list("spec", "template", "spec", "containers")) {
            String where = ref + " container " + container.text("name").orElse("");
            if (container.at("readinessProbe").isEmpty()) {
                findings.add(Finding.warning(
                        "no-readiness-probe",
                        where + " readinessProbe",
                        "is not there, so a pod counts as ready as soon as it runs",
                        "add one that answers only when requests can be served"));
            }
            if (container.at("lifecycle", "preStop").isEmpty() && !drainsBySaying()) {
                findings.add(Finding.warning(
                        "no-drain",
                        where + " lifecycle.preStop",
                        "is not there: if the program stops at once on SIGTERM, requests that are still sent to it fail",
                        "let it serve for some seconds after SIGTERM, or add preStop: {sleep: {seconds: 5}}; say that it"
                                + " does with the annotation streamgate.io/drains: \"true\" on the pod template"));
            }
        }
    }

    private boolean drainsBySaying() {
        return "true"
                .equals(deployment
                        .strings("spec", "template", "metadata", "annotations")
                        .get("streamgate.io/drains"));
    }

    /** Who keeps the object as it is declared elsewhere: by labels and annotations, or by having written its spec. */
    private Optional<String> keeper() {
        if ("Helm".equals(deployment.labels().get("app.kubernetes.io/managed-by"))) {
            return Optional.of("Helm (label app.kubernetes.io/managed-by)");
        }
        if (deployment.labels().containsKey("argocd.argoproj.io/instance")
                || deployment.annotations().containsKey("argocd.argoproj.io/tracking-id")) {
            return Optional.of("Argo CD (argocd.argoproj.io)");
        }
        if (deployment.labels().containsKey("kustomize.toolkit.fluxcd.io/name")
                || deployment.labels().containsKey("helm.toolkit.fluxcd.io/name")) {
            return Optional.of("Flux (toolkit.fluxcd.io)");
        }
        return deployment.list("metadata", "managedFields").stream()
                .filter(entry -> entry.at("fieldsV1", "f:spec", "f:template").isPresent()
                        || entry.at("fieldsV1", "f:spec", "f:replicas").isPresent())
                .flatMap(entry -> entry.text("manager").stream())
                .filter(manager -> KEEPERS.stream().anyMatch(manager.toLowerCase(Locale.ROOT)::contains))
                .findFirst()
                .map(manager -> manager + " (a field manager of its spec)");
    }
}
