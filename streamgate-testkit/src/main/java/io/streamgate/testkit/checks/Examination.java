package io.streamgate.testkit.checks;

import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One check under way: what it reads, and what it finds wrong. What cannot be read is a flaw like any other. */
final class Examination {
    private final Workload workload;
    private final Expectations expected;
    private final Tracks tracks;
    private final Reads reads;
    private final List<Flaw> flaws = new ArrayList<>();

    Examination(CheckSet set, Workload workload, Expectations expected, Reads reads) {
        this.workload = workload;
        this.expected = expected;
        this.tracks = Tracks.of(set, workload, expected);
        this.reads = reads;
    }

    Workload workload() {
        return workload;
    }

    Expectations expected() {
        return expected;
    }

    Tracks tracks() {
        return tracks;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    void flaw(Object where, String found, String remedy) {
        flaws.add(new Flaw(where.toString(), found, remedy));
    }

    /** One object; empty after a flaw if it cannot be read. */
    Optional<Resource> get(Ref ref) {
        try {
            return Optional.of(reads.get(ref));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                flaw(ref, "is not there", "create it, or say in the Expectations what it is called");
            } else {
                unreadable(ref.toString(), ref.kind(), "get", e);
            }
            return Optional.empty();
        }
    }

    /** The objects with all these labels; empty after a flaw if they cannot be read. */
    Optional<List<Resource>> list(Kind kind, Map<String, String> labels) {
        String selector = new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(","));
        try {
            return Optional.of(reads.list(kind, workload.namespace(), selector));
        } catch (ApiException e) {
            unreadable("the " + kind.plural() + " in " + workload.namespace(), kind, "list", e);
            return Optional.empty();
        }
    }

    private void unreadable(String what, Kind kind, String verb, ApiException e) {
        String resource = kind.group().isEmpty() ? kind.plural() : kind.plural() + "." + kind.group();
        String remedy = switch (e.code()) {
            case 401, 403 -> "grant the right to " + verb + " " + resource + " in namespace " + workload.namespace();
            case 404 -> "see whether the server serves " + kind.apiVersion() + " " + kind.plural();
            case ApiException.NO_ANSWER -> "see whether the API server can be reached from here";
            default -> "see what the API server says";
        };
        flaw(what, "cannot be read: " + e.getMessage(), remedy);
    }

    Optional<Resource> deployment(Track track) {
        return get(tracks.deployment(track));
    }

    /** The pods with a track's labels. */
    Optional<List<Resource>> pods(Track track) {
        return list(Kind.POD, tracks.labels(track));
    }

    /** The track that users reach; empty after a flaw if that cannot be told. */
    Optional<Track> live() {
        if (tracks.always().isPresent()) {
            return tracks.always();
        }
        Ref ref = tracks.entry();
        Optional<Resource> service = get(ref);
        if (service.isEmpty()) {
            return Optional.empty();
        }
        String selected = service.get().strings("spec", "selector").getOrDefault(tracks.versionLabel(), "");
        Optional<Track> live = tracks.both().stream()
                .filter(track -> track.name().equals(selected))
                .findFirst();
        if (live.isEmpty()) {
            flaw(
                    ref + " spec.selector." + tracks.versionLabel(),
                    (selected.isEmpty() ? "is not set" : "is '" + selected + "'")
                            + ", so it cannot be told which track is live",
                    "set it to one of " + tracks.both());
        }
        return live;
    }
}
