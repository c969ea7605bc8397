package io.streamgate.k8s.hpa;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a pod requests, in thousandths. The sums over the containers are made once, since every decision asks for them.
 */
public final class Requests {
    /** A pod without any request. */
    public static final Requests NONE = new Requests(Map.of(), List.of());

    static final long MISSING = -1;
    static final long NO_SUCH_CONTAINER = -2;

    private final Map<String, Long> pod;
    private final List<Container> containers;
    private final long cpu;
    private final long memory;

    /**
     * @param pod the pod's own requests by resource; where they are given they count instead of the containers'
     * @param containers its containers, and those init containers that go on beside them
     */
    public Requests(Map<String, Long> pod, List<Container> containers) {
        this.pod = Map.copyOf(pod);
        this.containers = List.copyOf(containers);
        this.cpu = sum("cpu");
        this.memory = sum("memory");
    }

    /**
     * The requests of a container.
     *
     * @param name its name
     * @param milli by resource, in thousandths, 0 or more
     */
    public record Container(String name, Map<String, Long> milli) {
        /** Copies the requests and checks the ranges. */
        public Container {
            milli = Map.copyOf(milli);
            milli.forEach((resource, amount) -> Refusals.range(
                    "request of " + resource + " of container " + name + " (in thousandths)",
                    amount,
                    0,
                    Long.MAX_VALUE));
        }
    }

    /** Of a pod with a single container. */
    public static Requests of(String container, Map<String, Long> milli) {
        return new Requests(Map.of(), List.of(new Container(container, milli)));
    }

    /** In thousandths, or {@link #MISSING}. */
    long total(String resource) {
        return resource.equals("cpu") ? cpu : resource.equals("memory") ? memory : sum(resource);
    }

    /** In thousandths, or {@link #MISSING}, or {@link #NO_SUCH_CONTAINER}. */
    long of(String container, String resource) {
        for (Container one : containers) {
            if (one.name().equals(container)) {
                return one.milli().getOrDefault(resource, MISSING);
            }
        }
        return NO_SUCH_CONTAINER;
    }

    private long sum(String resource) {
        Long own = pod.get(resource);
        if (own != null) {
            return own;
        }
        long sum = 0;
        for (Container container : containers) {
            Long request = container.milli().get(resource);
            if (request == null) {
                return MISSING;
            }
            sum += request;
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Requests that && pod.equals(that.pod) && containers.equals(that.containers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pod, containers);
    }

    @Override
    public String toString() {
        return pod + " " + containers;
    }
}
