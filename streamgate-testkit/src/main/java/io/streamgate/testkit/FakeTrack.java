package io.streamgate.testkit;

import io.streamgate.Kept;
import io.streamgate.Scheduler;
import io.streamgate.Track;
import io.streamgate.TrackState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A track of a {@link FakeCluster}, with its pods. A changed template replaces pods as new ones become ready. */
final class FakeTrack {
    private final Track track;
    private final Scheduler scheduler;
    private final Runnable changed;
    private final List<Pod> pods = new ArrayList<>();
    private FakeTemplate template;
    private FakePods script = FakePods.HEALTHY;
    private int size;
    private int names;
    private String editor = "";

    private static final class Pod {
        private final int name;
        private final FakeTemplate template;
        private final FakePods script;
        private boolean ready;

        private Pod(int name, FakeTemplate template, FakePods script) {
            this.name = name;
            this.template = template;
            this.script = script;
        }
    }

    FakeTrack(Track track, FakeTemplate template, Scheduler scheduler, Runnable changed) {
        this.track = track;
        this.template = template;
        this.scheduler = scheduler;
        this.changed = changed;
    }

    FakeTemplate template() {
        return template;
    }

    int size() {
        return size;
    }

    int ready() {
        return (int) pods.stream().filter(pod -> pod.ready).count();
    }

    void set(FakeTemplate newTemplate, FakePods newScript, int newSize, String newEditor) {
        template = newTemplate;
        script = newScript;
        size = newSize;
        editor = newEditor;
        reconcile();
    }

    /** Pods that are ready at once, as for a workload that has run for long. */
    void settle() {
        pods.forEach(pod -> pod.ready = true);
        reconcile();
    }

    /** So many ready pods are not ready from now on, for good. */
    void lose(int count) {
        List<Pod> ready = pods.stream().filter(pod -> pod.ready).limit(count).toList();
        ready.forEach(pod -> pod.ready = false);
        changed.run();
    }

    private void reconcile() {
        List<Pod> current = pods.stream().filter(this::isCurrent).toList();
        for (int missing = size - current.size(); missing > 0; missing--) {
            start();
        }
        current.stream()
                .sorted(Comparator.comparing((Pod pod) -> pod.ready).thenComparing(pod -> -pod.name))
                .limit(Math.max(0, current.size() - size))
                .forEach(pods::remove);
        long able = pods.stream().filter(pod -> isCurrent(pod) && pod.ready).count();
        List<Pod> old = pods.stream().filter(pod -> !isCurrent(pod)).toList();
        old.stream().limit(Math.max(0, old.size() - Math.max(0, size - able))).forEach(pods::remove);
        changed.run();
    }

    private boolean isCurrent(Pod pod) {
        return pod.template.equals(template);
    }

    private void start() {
        Pod pod = new Pod(++names, template, script);
        pods.add(pod);
        pod.script.readyIn().ifPresent(delay -> scheduler.after(delay, () -> become(pod, true)));
    }

    private void become(Pod pod, boolean ready) {
        if (!pods.contains(pod)) {
            return;
        }
        pod.ready = ready;
        if (ready) {
            pod.script.diesIn().ifPresent(delay -> scheduler.after(delay, () -> become(pod, false)));
        }
        reconcile();
    }

    TrackState state(long term) {
        int available =
                (int) pods.stream().filter(pod -> isCurrent(pod) && pod.ready).count();
        String trouble = pods.stream()
                .filter(pod ->
                        isCurrent(pod) && !pod.ready && !pod.script.trouble().isEmpty())
                .map(pod -> "pod " + track + "-" + pod.name + ": " + pod.script.trouble())
                .findFirst()
                .orElse("");
        return new TrackState(
                track,
                size,
                new Kept(track, template.digest(), ""),
                pods.size(),
                ready(),
                available,
                trouble,
                term,
                editor);
    }
}
