package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.ArrayList;
import java.util.List;

/** What the clients of the API may do: everything but what was denied. May be used from any thread. */
public final class Rights {
    private final Object lock;
    private final List<Denial> denials = new ArrayList<>();

    Rights(Object lock) {
        this.lock = lock;
    }

    private record Denial(String verb, String resource, String namespace) {
        boolean covers(String askedVerb, String askedResource, String askedNamespace) {
            return (verb.equals("*") || verb.equals(askedVerb))
                    && (resource.equals("*") || resource.equals(askedResource))
                    && (namespace.equals("*") || namespace.equals(askedNamespace));
        }
    }

    /**
     * Denies a right.
     *
     * @param verb such as {@code patch}; {@code *} for all
     * @param resource the plural with its group, such as {@code services} or {@code deployments.apps}; {@code *} for all
     * @param namespace {@code *} for all
     */
    public void deny(String verb, String resource, String namespace) {
        synchronized (lock) {
            denials.add(new Denial(verb, resource, namespace));
        }
    }

    /** Gives all rights back. */
    public void allowAll() {
        synchronized (lock) {
            denials.clear();
        }
    }

    boolean allow(String verb, String resource, String namespace) {
        return denials.stream().noneMatch(denial -> denial.covers(verb, resource, namespace));
    }

    void check(Call call) {
        String verb = call.verb();
        String resource = Refusal.resource(call.kind());
        if (verb.equals("proxy")) {
            verb = "get";
            resource = resource + "/proxy";
        }
        if (call.kind().equals(Kind.SELF_SUBJECT_ACCESS_REVIEW) || allow(verb, resource, call.namespace())) {
            return;
        }
        throw Refusal.forbidden(
                call.kind(),
                call.name(),
                "User \"" + call.manager() + "\" cannot " + verb + " resource \""
                        + call.kind().plural() + "\" in API group \""
                        + call.kind().group() + "\" in the namespace \""
                        + call.namespace() + "\"");
    }

    /** The answer to a SelfSubjectAccessReview. */
    FrozenMap review(FrozenMap review) {
        FrozenMap asked = Tree.map(review, "spec", "resourceAttributes");
        String group = Tree.text(asked, "group");
        String subresource = Tree.text(asked, "subresource");
        String resource = Tree.text(asked, "resource")
                + (group.isEmpty() ? "" : "." + group)
                + (subresource.isEmpty() ? "" : "/" + subresource);
        boolean allowed = allow(Tree.text(asked, "verb"), resource, Tree.text(asked, "namespace"));
        return Tree.with(review, Tree.of("allowed", allowed, "reason", allowed ? null : "denied by rule"), "status");
    }
}
