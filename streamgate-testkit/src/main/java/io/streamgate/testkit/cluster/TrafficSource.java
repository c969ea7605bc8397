package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Users: what they send, how much of it, and where to. Start from {@link #to} and say what is different; {@link
 * InMemoryCluster#traffic(TrafficSource)} lets them begin.
 *
 * @param target a Service, HTTPRoute, VirtualService or TraefikService
 * @param rate how many requests come
 * @param mix the kinds of request that differ; what their shares leave is {@link #REST}
 * @param kept which share of the requests goes over kept connections, from 0 to 1. To a Service, and by the TCP routes of a
 *     VirtualService, such a connection stays with one pod; otherwise the proxy chooses for each request anew
 * @param proxies how long each of the proxies that the users reach takes to act on a change; as the cluster's {@link
 *     Timing#proxyDelay()} if there is none. Users are spread evenly over them
 */
public record TrafficSource(Ref target, Rate rate, List<Part> mix, double kept, List<Duration> proxies) {
    /** What reports call the requests that no part of the mix was said of: plain GETs of {@code /}. */
    public static final String REST = "rest";

    /** Checks ranges and copies the lists. */
    public TrafficSource {
        requireNonNull(target, "target");
        requireNonNull(rate, "rate");
        mix = List.copyOf(mix);
        proxies = List.copyOf(proxies);
        double shares = mix.stream().mapToDouble(Part::share).sum();
        if (shares > 1.000_001) {
            throw new IllegalArgumentException(
                    "the shares of the mix " + mix.stream().map(Part::name).toList() + " add up to " + shares
                            + "; they must add up to 1 at most");
        }
        if (!(kept >= 0 && kept <= 1)) {
            throw new IllegalArgumentException("kept is " + kept + "; it must be from 0 to 1");
        }
        if (proxies.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("proxies are " + proxies + "; a delay can't be negative");
        }
    }

    /**
     * A share of the requests.
     *
     * @param name what reports call it
     * @param share above 0, at most 1
     * @param request what is sent
     */
    public record Part(String name, double share, Request request) {
        /** Checks the range. */
        public Part {
            requireNonNull(name, "name");
            requireNonNull(request, "request");
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "the share of " + name + " is " + share + "; it must be above 0 and at most 1");
            }
        }
    }

    /** So many plain requests a second, half of them over kept connections. */
    public static TrafficSource to(Ref target, double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "a load of " + perSecond + " requests per second; it must be above 0 and at most 100000");
        }
        return new TrafficSource(target, Rate.of(perSecond), List.of(), 0.5, List.of());
    }

    /** So many plain requests a second to a Service. */
    public static TrafficSource to(String namespace, String service, double perSecond) {
        return to(new Ref(Kind.SERVICE, namespace, service), perSecond);
    }

    /** The same, at a rate that changes. */
    public TrafficSource at(Rate changing) {
        return new TrafficSource(target, changing, mix, kept, proxies);
    }

    /** The same, with a share of the requests being others. */
    public TrafficSource with(String name, double share, Request request) {
        List<Part> more = new ArrayList<>(mix);
        more.add(new Part(name, share, request));
        return new TrafficSource(target, rate, more, kept, proxies);
    }

    /** The same, with another share of the requests on kept connections. */
    public TrafficSource keeping(double share) {
        return new TrafficSource(target, rate, mix, share, proxies);
    }

    /** The same, through proxies of which each takes so long to act on a change. */
    public TrafficSource through(Duration... delays) {
        return new TrafficSource(target, rate, mix, kept, List.of(delays));
    }
}
