package io.streamgate.testkit.checks;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the API answered, asked once for each object and list: the verdicts of one report are all about the same answers. */
final class Reads {
    static final Kind AUTOSCALER = new Kind("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");

    private final KubeApi api;
    private final Map<Ref, Answer<Resource>> objects = new HashMap<>();
    private final Map<Selection, Answer<List<Resource>>> lists = new HashMap<>();

    Reads(KubeApi api) {
        this.api = api;
    }

    /** What a list was asked for. */
    private record Selection(Kind kind, String namespace, String labels) {}

    /** The answer, of which there is one or the other. */
    private record Answer<T>(@Nullable T value, @Nullable ApiException refusal) {
        static <T> Answer<T> of(Supplier<T> ask) {
            try {
                return new Answer<>(ask.get(), null);
            } catch (ApiException e) {
                return new Answer<>(null, e);
            }
        }

        T orThrow() {
            if (value == null) {
                throw refusal == null ? new IllegalStateException("neither a value nor a refusal") : refusal;
            }
            return value;
        }
    }

    Resource get(Ref ref) {
        return objects.computeIfAbsent(ref, asked -> Answer.of(() -> api.get(asked)))
                .orThrow();
    }

    List<Resource> list(Kind kind, String namespace, String labels) {
        return lists.computeIfAbsent(
                        new Selection(kind, namespace, labels),
                        asked -> Answer.of(
                                () -> api.list(kind, namespace, labels).items()))
                .orThrow();
    }
}
