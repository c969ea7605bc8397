package io.streamgate.testkit.guarantee;

import io.streamgate.JournalEntry;
import io.streamgate.Place;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.Weight;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.ObjectChange;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program raises a version's share only to what its available pods can carry, and takes no pods away that carry something.
 * On the way back, capacity gives way to getting back.
 */
final class CapacityFirst implements Check {
    private final Scene scene;
    private final Past past;
    private final Breaches breaches;

    CapacityFirst(Scene scene, Past past, Breaches breaches) {
        this.scene = scene;
        this.past = past;
        this.breaches = breaches;
    }

    @Override
    public void shifted(Route before, Route after, Life by) {
        boolean forward = scene.journal()
                .map(JournalEntry::attempt)
                .filter(attempt -> attempt.place() instanceof Place.Forward)
                .isPresent();
        if (!forward || !past.couldKnow()) {
            return;
        }
        int needed = Scene.most(before).map(scene::size).orElse(0);
        after.shares().forEach((track, share) -> {
            int wanted = Math.max(1, share.of(needed));
            int available = scene.available(track);
            if (share.compareTo(before.share(track)) > 0 && available < wanted) {
                breaches.add(
                        Guarantee.CAPACITY_FIRST,
                        by + " sent " + share + " to " + track + ", which has " + available + " of the " + wanted
                                + " pods that takes; " + scene);
            }
        });
    }

    @Override
    public void changed(ObjectChange change, Optional<Life> by) {
        if (by.isEmpty() || !change.kind().equals(Kind.DEPLOYMENT)) {
            return;
        }
        for (Track track : scene.tracks()) {
            String name = Scene.NAMING.deployment(scene.workload(), track).name();
            if (name.equals(change.object().name()) && past.couldKnow()) {
                shrunk(change, track, by.get());
            }
        }
    }

    private void shrunk(ObjectChange change, Track track, Life by) {
        int before = size(change.before());
        int after = size(change.after());
        Weight share = scene.route().share(track);
        int needed = Scene.most(scene.route())
                .map(live -> live.equals(track) ? before : scene.size(live))
                .orElse(before);
        Set<String> pods = scene.ready(track).stream().map(Resource::name).collect(Collectors.toSet());
        boolean reached = scene.endpoints().stream().anyMatch(pods::contains);
        int floor = reached && share.equals(Weight.NONE) ? 1 : share.of(needed);
        if (after < before && after < floor && !pods.isEmpty()) {
            breaches.add(
                    Guarantee.CAPACITY_FIRST,
                    by + " scaled " + track + " from " + before + " to " + after + " while it carries " + share
                            + ", which takes " + floor + " pods; " + scene);
        }
        boolean retemplated = !change.before()
                .map(object -> object.map("spec", "template"))
                .equals(change.after().map(object -> object.map("spec", "template")));
        if (retemplated && !pods.isEmpty() && (reached || !share.equals(Weight.NONE))) {
            breaches.add(
                    Guarantee.CAPACITY_FIRST,
                    by + " gave " + track + " another template while it carries traffic; " + scene);
        }
    }

    private static int size(Optional<Resource> deployment) {
        return deployment
                .flatMap(object -> object.number("spec", "replicas"))
                .orElse(0L)
                .intValue();
    }
}
