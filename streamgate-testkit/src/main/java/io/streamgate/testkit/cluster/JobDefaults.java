package io.streamgate.testkit.cluster;

import java.util.List;

/** What the server fills in in a Job: numbers, and a selector by the Job's uid unless it brings its own. */
final class JobDefaults {
    private JobDefaults() {}

    static FrozenMap apply(FrozenMap job) {
        FrozenMap done = job;
        if (Tree.at(done, "spec", "completions") == null && Tree.at(done, "spec", "parallelism") == null) {
            done = Tree.with(done, 1, "spec", "completions");
        }
        done = Tree.withDefault(done, 1, "spec", "parallelism");
        done = Tree.withDefault(done, 6, "spec", "backoffLimit");
        done = Tree.withDefault(done, "NonIndexed", "spec", "completionMode");
        done = Tree.withDefault(done, false, "spec", "suspend");
        done = Tree.withDefault(done, "TerminatingOrFailed", "spec", "podReplacementPolicy");
        if (Tree.at(done, "spec", "manualSelector") != null) {
            return done;
        }
        String uid = Tree.text(done, "metadata", "uid");
        String name = Tree.text(done, "metadata", "name");
        for (String prefix : List.of("", "batch.kubernetes.io/")) {
            done = label(done, prefix + "controller-uid", uid);
            done = label(done, prefix + "job-name", name);
        }
        return Tree.withDefault(done, uid, "spec", "selector", "matchLabels", "batch.kubernetes.io/controller-uid");
    }

    private static FrozenMap label(FrozenMap job, String label, String value) {
        return Tree.withDefault(job, value, "spec", "template", "metadata", "labels", label);
    }
}
