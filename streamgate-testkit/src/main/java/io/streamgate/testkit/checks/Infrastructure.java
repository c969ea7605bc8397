package io.streamgate.testkit.checks;

import static java.util.Objects.requireNonNull;

import io.streamgate.Workload;
import io.streamgate.k8s.api.KubeApi;
import java.util.Collection;
import java.util.List;
import org.assertj.core.api.AssertProvider;

/**
 * A workload in a cluster, to be checked. With AssertJ's own {@code assertThat}: {@code
 * assertThat(Infrastructure.of(api, workload)).passesAll()}.
 *
 * <p>Each call reads the cluster anew, with get and list and nothing else. May be used from any thread if the API may.
 */
public final class Infrastructure implements AssertProvider<InfrastructureAssert> {
    private final KubeApi api;
    private final Workload workload;
    private final Expectations expected;

    private Infrastructure(KubeApi api, Workload workload, Expectations expected) {
        this.api = requireNonNull(api, "api");
        this.workload = requireNonNull(workload, "workload");
        this.expected = requireNonNull(expected, "expected");
    }

    /**
     * The workload in the cluster behind an API, expected to be as {@link Expectations#DEFAULT} says.
     *
     * @param api such as {@link io.streamgate.k8s.api.Fabric8Api#of}, or an in-memory cluster's
     */
    public static Infrastructure of(KubeApi api, Workload workload) {
        return new Infrastructure(api, workload, Expectations.DEFAULT);
    }

    /** The same workload, expected to be otherwise. */
    public Infrastructure expecting(Expectations expectations) {
        return new Infrastructure(api, workload, expectations);
    }

    /** The workload. */
    public Workload workload() {
        return workload;
    }

    /** Makes one check. Never throws for what it finds, or cannot read: that is in the verdict. */
    public Verdict check(Check check) {
        return check(check, new Reads(api));
    }

    /** Makes checks, in the order given. What several of them read is read once. */
    public Report check(Collection<Check> checks) {
        Reads reads = new Reads(api);
        return new Report(
                workload, checks.stream().map(check -> check(check, reads)).toList());
    }

    /** Makes all thirty-six. */
    public Report checkAll() {
        return check(List.of(Check.values()));
    }

    private Verdict check(Check check, Reads reads) {
        Examination examination = new Examination(check.set(), workload, expected, reads);
        check.run(examination);
        return new Verdict(check, examination.flaws());
    }

    @Override
    public InfrastructureAssert assertThat() {
        return new InfrastructureAssert(this);
    }

    @Override
    public String toString() {
        return "infrastructure of " + workload;
    }
}
