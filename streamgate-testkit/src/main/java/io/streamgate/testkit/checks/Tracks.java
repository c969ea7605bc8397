package io.streamgate.testkit.checks;

import io.streamgate.Track;
import io.streamgate.Workload;
import io.streamgate.k8s.Naming;
import io.streamgate.k8s.api.Ref;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two tracks that a check is about.
 *
 * @param workload whose they are
 * @param naming what their objects are called
 * @param appLabel the label with the workload's name
 * @param both the tracks
 * @param always the live one, if it is always the same
 */
record Tracks(Workload workload, Naming naming, String appLabel, List<Track> both, Optional<Track> always) {
    static Tracks of(CheckSet set, Workload workload, Expectations expected) {
        Optional<Track> target = expected.autoscaling().target();
        return switch (set) {
            case BLUE_GREEN -> blueGreen(workload, expected, Optional.empty());
            case CANARY -> canary(workload, expected, Optional.of(Track.STABLE));
            case HPA ->
                target.filter(track -> !Track.COLOURS.contains(track)).isPresent()
                        ? canary(workload, expected, target)
                        : blueGreen(workload, expected, target);
        };
    }

    private static Tracks blueGreen(Workload workload, Expectations expected, Optional<Track> always) {
        return new Tracks(workload, expected.blueGreen(), expected.appLabel(), Track.COLOURS, always);
    }

    static Tracks canary(Workload workload, Expectations expected, Optional<Track> always) {
        return new Tracks(
                workload, expected.canary(), expected.appLabel(), List.of(Track.STABLE, Track.CANARY), always);
    }

    Ref deployment(Track track) {
        return naming.deployment(workload, track);
    }

    Ref service(Track track) {
        return naming.service(workload, track);
    }

    /** The Service that users reach. */
    Ref entry() {
        return naming.active(workload);
    }

    String versionLabel() {
        return naming.versionLabel();
    }

    /** The labels of a track's pods. */
    Map<String, String> labels(Track track) {
        return Map.of(appLabel, workload.name(), versionLabel(), track.name());
    }

    Track other(Track track) {
        return both.get(0).equals(track) ? both.get(1) : both.get(0);
    }
}
