package io.streamgate.examples;

import io.streamgate.GateView;
import io.streamgate.HealthGate;
import io.streamgate.Judgement;
import io.streamgate.k8s.Naming;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fails when too many of the answers of the new version's pods were errors, as the pods' own metrics count them: {@code
 * http_requests_total} by {@code status}, on port 9091, read through the API server.
 */
final class ErrorShare implements HealthGate {
    private static final Pattern COUNT = Pattern.compile("^http_requests_total\\{status=\"(\\d)\\d\\d\"} (\\d+)");

    private final KubeApi api;
    private final double most;
    private final long evidence;

    /**
     * A gate of this kind.
     *
     * @param most the largest share of errors that passes, from 0 to 1
     * @param evidence how many answers it takes to tell
     */
    ErrorShare(KubeApi api, double most, long evidence) {
        this.api = api;
        this.most = most;
        this.evidence = evidence;
    }

    @Override
    public Judgement judge(GateView view) {
        String namespace = view.workload().namespace();
        String labels = "app=" + view.workload().name() + "," + Naming.DEFAULT.versionLabel() + "=" + view.target();
        long answers = 0;
        long errors = 0;
        for (Resource pod : api.list(Kind.POD, namespace, labels).items()) {
            Ref port = new Ref(Kind.POD, namespace, pod.name() + ":9091");
            for (String line : api.raw(port.path() + "/proxy/metrics").lines().toList()) {
                Matcher count = COUNT.matcher(line);
                if (count.find()) {
                    answers += Long.parseLong(count.group(2));
                    errors += count.group(1).equals("5") ? Long.parseLong(count.group(2)) : 0;
                }
            }
        }
        String found = errors + " of " + answers + " answers were errors";
        if (answers < evidence) {
            return Judgement.unknown(found + ", it takes " + evidence + " answers to tell");
        }
        String limit = String.format(Locale.ROOT, ", at most %.1f %% may", 100 * most);
        return errors > most * answers ? Judgement.fail(found + limit) : Judgement.pass(found);
    }
}
