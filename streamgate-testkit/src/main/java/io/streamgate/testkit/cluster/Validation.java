package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the server refuses to store (422), with all its causes. */
final class Validation {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL_NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final String SUBDOMAIN_RULE =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character";

    private final List<String> causes = new ArrayList<>();
    private final FrozenMap object;

    private Validation(FrozenMap object) {
        this.object = object;
    }

    static void check(Kind kind, FrozenMap object, @Nullable FrozenMap before) {
        Validation validation = new Validation(object);
        validation.metadata(kind);
        if (kind.equals(Kind.DEPLOYMENT) || kind.equals(Kind.REPLICA_SET)) {
            validation.workload(before);
        } else if (kind.equals(Kind.POD)) {
            validation.containers(Tree.map(object, "spec"), "spec");
        } else if (kind.equals(Kind.SERVICE)) {
            validation.service(before);
        }
        if (!validation.causes.isEmpty()) {
            throw Refusal.invalid(kind, Tree.text(object, "metadata", "name"), validation.causes);
        }
    }

    private void metadata(Kind kind) {
        String name = Tree.text(object, "metadata", "name");
        boolean short63 = kind.equals(Kind.SERVICE) || kind.equals(Kinds.NAMESPACE);
        int limit = short63 ? 63 : 253;
        if (name.length() > limit) {
            causes.add("metadata.name: Invalid value: \"" + name + "\": must be no more than " + limit + " characters");
        }
        boolean ok = kind.equals(Kind.SERVICE)
                ? LABEL_NAME.matcher(name).matches()
                : SUBDOMAIN.matcher(name).matches();
        if (!ok) {
            causes.add("metadata.name: Invalid value: \"" + name + "\": " + SUBDOMAIN_RULE);
        }
        labels("metadata.labels", Tree.map(object, "metadata", "labels"));
    }

    private void labels(String where, FrozenMap labels) {
        labels.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                causes.add(where + "." + key + ": Invalid value: " + value + ": must be a string");
            } else if (text.length() > 63 || !LABEL_VALUE.matcher(text).matches()) {
                causes.add(where + ": Invalid value: \"" + text + "\": a valid label must be an empty string or consist"
                        + " of alphanumeric characters, '-', '_' or '.', at most 63 of them, and must start and end"
                        + " with an alphanumeric character");
            }
        });
    }

    private void workload(@Nullable FrozenMap before) {
        if (Tree.number(object, 0, "spec", "replicas") < 0) {
            causes.add("spec.replicas: Invalid value: " + Tree.number(object, 0, "spec", "replicas")
                    + ": must be greater than or equal to 0");
        }
        Object selector = Tree.at(object, "spec", "selector");
        if (before != null && !java.util.Objects.equals(selector, Tree.at(before, "spec", "selector"))) {
            causes.add("spec.selector: Invalid value: " + selector + ": field is immutable");
        }
        FrozenMap labels = Tree.map(object, "spec", "template", "metadata", "labels");
        if (selector == null) {
            causes.add("spec.selector: Required value");
        } else if (Selector.ofObject(selector).requirements().isEmpty()) {
            causes.add("spec.selector: Invalid value: {}: empty selector is invalid for deployment");
        } else if (!Selector.ofObject(selector).matches(labels)) {
            causes.add("spec.template.metadata.labels: Invalid value: " + labels
                    + ": `selector` does not match template `labels`");
        }
        labels("spec.template.metadata.labels", labels);
        containers(Tree.map(object, "spec", "template", "spec"), "spec.template.spec");
        strategy();
    }

    private void strategy() {
        if (Tree.text(object, "spec", "strategy", "type").equals("Recreate")
                && Tree.at(object, "spec", "strategy", "rollingUpdate") != null) {
            causes.add(
                    "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'");
        }
        if (isZero("maxSurge") && isZero("maxUnavailable")) {
            causes.add(
                    "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0");
        }
        int deadline = Tree.number(object, Integer.MAX_VALUE, "spec", "progressDeadlineSeconds");
        if (deadline <= Tree.number(object, 0, "spec", "minReadySeconds")) {
            causes.add("spec.progressDeadlineSeconds: Invalid value: " + deadline
                    + ": must be greater than minReadySeconds");
        }
    }

    private boolean isZero(String field) {
        Object value = Tree.at(object, "spec", "strategy", "rollingUpdate", field);
        return value != null && (value.equals(0) || value.equals("0%"));
    }

    private void containers(FrozenMap spec, String where) {
        List<@Nullable Object> containers = Tree.list(spec, "containers");
        if (containers.isEmpty()) {
            causes.add(where + ".containers: Required value");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            String at = where + ".containers[" + i + "]";
            String name = Tree.text(containers.get(i), "name");
            if (name.isEmpty()) {
                causes.add(at + ".name: Required value");
            } else if (!names.add(name)) {
                causes.add(at + ".name: Duplicate value: \"" + name + "\"");
            }
            if (Tree.text(containers.get(i), "image").isEmpty()) {
                causes.add(at + ".image: Required value");
            }
        }
    }

    private void service(@Nullable FrozenMap before) {
        String address = before == null ? "" : Tree.text(before, "spec", "clusterIP");
        if (!address.isEmpty() && !address.equals(Tree.text(object, "spec", "clusterIP"))) {
            causes.add("spec.clusterIPs[0]: Invalid value: [\"" + Tree.text(object, "spec", "clusterIP")
                    + "\"]: may not change once set");
        }
        boolean headless = Tree.text(object, "spec", "clusterIP").equals("None");
        if (Tree.list(object, "spec", "ports").isEmpty()
                && !headless
                && !Tree.text(object, "spec", "type").equals("ExternalName")) {
            causes.add("spec.ports: Required value");
        }
        labels("spec.selector", Tree.map(object, "spec", "selector"));
        for (Map.Entry<String, @Nullable Object> label :
                Tree.map(object, "spec", "selector").entrySet()) {
            if (label.getKey().isEmpty()) {
                causes.add("spec.selector: Invalid value: \"\": name part must be non-empty");
            }
        }
    }
}
