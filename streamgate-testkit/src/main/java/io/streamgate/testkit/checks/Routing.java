package io.streamgate.testkit.checks;

import io.streamgate.Track;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What kind of Service users reach, and which pods the Services select. */
final class Routing {
    private Routing() {}

    static void entryType(Examination examination) {
        Ref ref = examination.tracks().entry();
        String wanted = examination.expected().serviceType();
        Existence.present(examination, ref).ifPresent(service -> {
            String type = service.text("spec", "type").orElse("ClusterIP");
            if (!type.equals(wanted)) {
                examination.flaw(
                        ref + " spec.type",
                        "is " + type + ", but must be " + wanted,
                        "set it, or say in the Expectations that serviceType is " + type);
            }
        });
    }

    static void entrySelectsOneTrack(Examination examination) {
        Tracks tracks = examination.tracks();
        Ref ref = tracks.entry();
        examination
                .live()
                .ifPresent(live -> examination.get(ref).ifPresent(service -> {
                    Map<String, String> selector = service.strings("spec", "selector");
                    label(
                            examination,
                            ref + " spec.selector.",
                            selector,
                            tracks.appLabel(),
                            tracks.workload().name());
                    examination.list(Kind.POD, selector).ifPresent(pods -> {
                        if (pods.stream().noneMatch(Pods::isReady)) {
                            examination.flaw(
                                    ref + " spec.selector",
                                    "selects no ready pod (" + pods.size() + " in all), so users reach nothing",
                                    "let it select the track that has ready pods, or see why those of " + live
                                            + " are not");
                        }
                    });
                }));
    }

    static void tracksAreApart(Examination examination) {
        for (Track track : examination.tracks().both()) {
            templateLabels(examination, track);
            Ref ref = examination.tracks().service(track);
            examination.get(ref).ifPresent(service -> selectsTrack(examination, track, ref, service));
        }
    }

    /** Pods are told apart by their labels, so each track's template must give them its own. */
    private static void templateLabels(Examination examination, Track track) {
        examination.deployment(track).ifPresent(deployment -> {
            String where = examination.tracks().deployment(track) + " spec.template.metadata.labels.";
            Map<String, String> labels = deployment.strings("spec", "template", "metadata", "labels");
            examination.tracks().labels(track).forEach((key, value) -> label(examination, where, labels, key, value));
        });
    }

    private static void selectsTrack(Examination examination, Track track, Ref ref, Resource service) {
        Map<String, String> selector = service.strings("spec", "selector");
        examination
                .tracks()
                .labels(track)
                .forEach((key, value) -> label(examination, ref + " spec.selector.", selector, key, value));
        if (selector.isEmpty()) {
            return;
        }
        examination
                .list(Kind.POD, selector)
                .ifPresent(selected -> examination.pods(track).ifPresent(own -> {
                    differ(examination, ref, "selects pods that are not of " + track, without(selected, own));
                    differ(examination, ref, "does not select pods of " + track, without(own, selected));
                }));
    }

    private static void differ(Examination examination, Ref ref, String how, List<Resource> pods) {
        if (!pods.isEmpty()) {
            examination.flaw(
                    ref + " spec.selector",
                    how + ": " + Pods.names(pods),
                    "let it select by the labels that all pods of the track have, and no others");
        }
    }

    private static List<Resource> without(List<Resource> pods, List<Resource> others) {
        Set<String> names = others.stream().map(Resource::name).collect(Collectors.toSet());
        return pods.stream().filter(pod -> !names.contains(pod.name())).toList();
    }

    private static void label(
            Examination examination, String where, Map<String, String> labels, String key, String wanted) {
        String is = labels.get(key);
        if (!wanted.equals(is)) {
            examination.flaw(
                    where + key,
                    (is == null ? "is not set" : "is '" + is + "'") + ", but must be '" + wanted + "'",
                    "set it");
        }
    }
}
