package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.streamgate.k8s.api.Kind;
import java.time.Instant;
import java.util.Set;

/**
 * One request to the API.
 *
 * @param at when it came
 * @param manager who sent it
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete}, {@code
 *     deletecollection}, or {@code proxy} for a request on to a pod
 * @param kind what it is about
 * @param subresource the part of it, such as {@code status}; empty for the whole
 * @param namespace where; empty for everywhere
 * @param name of what; empty where there is none, as for a list
 * @param dryRun whether it is to change nothing
 */
public record Call(
        Instant at,
        String manager,
        String verb,
        Kind kind,
        String subresource,
        String namespace,
        String name,
        boolean dryRun) {
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete", "deletecollection");

    /** Checks that nothing is missing. */
    public Call {
        requireNonNull(at, "at");
        requireNonNull(manager, "manager");
        requireNonNull(verb, "verb");
        requireNonNull(kind, "kind");
        requireNonNull(subresource, "subresource");
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
    }

    /** Whether it changes the store if it succeeds. Reviews are asked by {@code create} and change nothing. */
    public boolean isWrite() {
        return WRITES.contains(verb) && !dryRun && !kind.equals(Kind.SELF_SUBJECT_ACCESS_REVIEW);
    }

    @Override
    public String toString() {
        return verb + (dryRun ? " (dry run) " : " ") + kind + (subresource.isEmpty() ? "" : "/" + subresource) + " "
                + namespace + (name.isEmpty() ? "" : "/" + name);
    }
}
