package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clients of the API may do: everything, until something is denied or the first rule is given. From then on, only what
 * a rule allows and nothing denies. The cluster's own controllers may do everything. May be used from any thread.
 */
public final class Rights {
    private final Object lock;
    private final List<Denial> denials = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();

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

    private record Grant(String namespace, Rule rule) {}

    /** What is asked for: the resource is a plural, with its subresource after a slash. */
    private record Asked(String verb, String group, String resource, String namespace, String name) {}

    /**
     * Allows what a rule says, and from the first time on nothing but what rules say.
     *
     * @param namespace where, as the Role's is; {@code *} for all namespaces and what is in none, as with a ClusterRole
     */
    public Rights allow(String namespace, Rule rule) {
        synchronized (lock) {
            grants.add(new Grant(namespace, rule));
            return this;
        }
    }

    /** Allows what all these rules say, such as those of a Role: {@code allow("shop", Rule.of(role))}. */
    public Rights allow(String namespace, List<Rule> rules) {
        rules.forEach(rule -> allow(namespace, rule));
        return this;
    }

    /**
     * Denies a right, whatever rules say.
     *
     * @param verb such as {@code patch}; {@code *} for all
     * @param resource the plural with its group, such as {@code services}, {@code deployments.apps} or {@code
     *     deployments.apps/scale}; {@code *} for all
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
            grants.clear();
        }
    }

    void check(Call call) {
        Kind kind = call.kind();
        boolean proxy = call.verb().equals("proxy");
        String verb = proxy ? "get" : call.verb();
        String part = proxy ? "proxy" : call.subresource();
        String resource = kind.plural() + (part.isEmpty() ? "" : "/" + part);
        // The path of a creation does not say the name, so that no right to one name allows it.
        String name = verb.equals("create") && part.isEmpty() ? "" : call.name();
        Asked asked = new Asked(verb, kind.group(), resource, call.namespace(), name);
        if (kind.equals(Kind.SELF_SUBJECT_ACCESS_REVIEW) || isAllowed(asked)) {
            return;
        }
        String where =
                call.namespace().isEmpty() ? "at the cluster scope" : "in the namespace \"" + call.namespace() + "\"";
        throw Refusal.forbidden(
                kind,
                name,
                "User \"" + call.manager() + "\" cannot " + verb + " resource \"" + resource + "\" in API group \""
                        + kind.group() + "\" " + where);
    }

    private boolean isAllowed(Asked asked) {
        int slash = asked.resource().indexOf('/');
        String plural = slash < 0 ? asked.resource() : asked.resource().substring(0, slash);
        String full = plural
                + (asked.group().isEmpty() ? "" : "." + asked.group())
                + (slash < 0 ? "" : asked.resource().substring(slash));
        return denials.stream().noneMatch(denial -> denial.covers(asked.verb(), full, asked.namespace()))
                && (grants.isEmpty() || grants.stream().anyMatch(grant -> isGranted(grant, asked)));
    }

    private static boolean isGranted(Grant grant, Asked asked) {
        return (grant.namespace().equals("*") || grant.namespace().equals(asked.namespace()))
                && grant.rule().allows(asked.verb(), asked.group(), asked.resource(), asked.name());
    }

    /** The answer to a SelfSubjectAccessReview. */
    FrozenMap review(FrozenMap review) {
        boolean aboutPath = Tree.at(review, "spec", "nonResourceAttributes") != null;
        if (aboutPath == (Tree.at(review, "spec", "resourceAttributes") != null)) {
            throw Refusal.invalid(
                    new Kind(Kind.SELF_SUBJECT_ACCESS_REVIEW.group(), "v1", "", ""),
                    "",
                    List.of("spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or"
                            + " resourceAttributes must be specified"));
        }
        FrozenMap asked = Tree.map(review, "spec", "resourceAttributes");
        String part = Tree.text(asked, "subresource");
        boolean allowed = isAllowed(new Asked(
                Tree.text(asked, "verb"),
                Tree.text(asked, "group"),
                Tree.text(asked, "resource") + (part.isEmpty() ? "" : "/" + part),
                Tree.text(asked, "namespace"),
                Tree.text(asked, "name")));
        Kind kind = Kind.SELF_SUBJECT_ACCESS_REVIEW;
        FrozenMap answer = Tree.with(Tree.with(review, kind.apiVersion(), "apiVersion"), kind.name(), "kind");
        return Tree.with(answer, Tree.of("allowed", allowed), "status");
    }
}
