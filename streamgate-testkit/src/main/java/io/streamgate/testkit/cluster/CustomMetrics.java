package io.streamgate.testkit.cluster;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of custom.metrics.k8s.io: of pods what they get to do, of other objects what a test says. */
final class CustomMetrics {
    private static final Pattern PATH =
            Pattern.compile("/apis/custom\\.metrics\\.k8s\\.io/(v1beta[12])/namespaces/([^/]+)/"
                    + "([^/]+)/([^/]+)/([^/?]+)(?:\\?(.*))?");

    private final Store store;
    private final Usage usage;

    CustomMetrics(Store store, Usage usage) {
        this.store = store;
        this.usage = usage;
    }

    /** What is asked for. */
    record Question(String version, String namespace, String plural, String name, String metric, String labels) {}

    static Optional<Question> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.of(new Question(
                        matcher.group(1),
                        matcher.group(2),
                        matcher.group(3).replaceFirst("\\..*", ""),
                        matcher.group(4),
                        matcher.group(5),
                        labels(matcher.group(6))))
                : Optional.empty();
    }

    private static String labels(@Nullable String query) {
        for (String part : query == null ? new String[0] : query.split("&", -1)) {
            if (part.startsWith("labelSelector=")) {
                return URLDecoder.decode(part.substring("labelSelector=".length()), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    String answer(Question question) {
        List<@Nullable Object> items = new ArrayList<>();
        if (question.plural().equals("pods")) {
            Selector selector = Selector.parse(question.labels());
            for (Resource pod : store.list(Kind.POD, question.namespace())) {
                if (question.name().equals("*")
                        ? selector.matches(pod.labels())
                        : pod.name().equals(question.name())) {
                    usage.metric(pod, question.metric())
                            .ifPresent(value -> items.add(item(question, "Pod", pod.name(), value)));
                }
            }
        } else {
            ObjectName object = new ObjectName(question.namespace(), question.name());
            usage.metric(object, question.metric())
                    .ifPresent(value -> items.add(item(question, question.plural(), object.name(), value)));
        }
        if (items.isEmpty()) {
            throw Refusal.of(
                    404,
                    "NotFound",
                    "the server could not find the metric " + question.metric() + " for " + question.plural());
        }
        return Serialization.asJson(Tree.of(
                "kind",
                "MetricValueList",
                "apiVersion",
                "custom.metrics.k8s.io/" + question.version(),
                "metadata",
                FrozenMap.EMPTY,
                "items",
                items));
    }

    private FrozenMap item(Question question, String kind, String name, double value) {
        FrozenMap item = Tree.of(
                "describedObject",
                Tree.of("kind", kind, "namespace", question.namespace(), "name", name, "apiVersion", "/v1"),
                "timestamp",
                usage.measuredAt().toString(),
                "windowSeconds",
                Usage.WINDOW,
                "value",
                Quantity.text(Math.round(value * 1000)));
        return question.version().equals("v1beta1")
                ? Tree.with(item, question.metric(), "metricName")
                : Tree.with(item, question.metric(), "metric", "name");
    }
}
