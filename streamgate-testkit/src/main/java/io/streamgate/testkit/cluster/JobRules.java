package io.streamgate.testkit.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Jobs must be like. */
final class JobRules {
    private JobRules() {}

    static void job(FrozenMap object, @Nullable FrozenMap before, Causes causes) {
        FrozenMap spec = Tree.map(object, "spec");
        for (String field : List.of(
                "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished")) {
            causes.notNegative("spec." + field, spec.get(field));
        }
        PodRules.template(Tree.map(spec, "template"), "spec.template", causes);
        String path = "spec.template.spec.restartPolicy";
        String policy = Tree.text(spec, "template", "spec", "restartPolicy");
        if (policy.isEmpty() || policy.equals("Always")) {
            causes.required(path, "valid values: \"OnFailure\", \"Never\"");
        } else {
            causes.oneOf(path, policy, List.of("OnFailure", "Never"));
        }
        if (before != null) {
            FrozenMap old = Tree.map(before, "spec");
            for (String field : List.of("completions", "selector", "template", "completionMode")) {
                causes.immutable("spec." + field, old.get(field), spec.get(field));
            }
        }
    }
}
