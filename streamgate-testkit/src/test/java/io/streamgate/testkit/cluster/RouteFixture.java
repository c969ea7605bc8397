package io.streamgate.testkit.cluster;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A stable and a canary of two pods each behind Services of their own, and a Gateway. */
abstract class RouteFixture extends ClusterFixture {
    @BeforeEach
    void startBoth() {
        cluster.routes();
        make(RouteKinds.GATEWAY, """
                metadata: {name: gateway}
                spec: {gatewayClassName: any, listeners: [{name: http, port: 80, protocol: HTTP}]}
                """);
        for (String track : new String[] {"stable", "canary"}) {
            api.create(Kind.SERVICE, Samples.service(track, track));
            api.create(Kind.DEPLOYMENT, Samples.deployment(track, "demo:" + track, 2));
        }
        time.advance(Duration.ofSeconds(5));
    }

    /** Creates an object in namespace shop. */
    Resource make(Kind kind, String yaml) {
        Resource given = new Resource(read(yaml));
        return api.create(kind, Tree.with(given, "shop", "metadata", "namespace"));
    }

    /** Merges into an object. */
    void change(Ref ref, String yaml) {
        api.patch(ref, merge(read(yaml)), false);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String yaml) {
        return Serialization.unmarshal(yaml, Map.class);
    }

    /** What became of a load of a minute, at 100 requests per second. */
    LoadReport minute(TrafficSource source) {
        Load load = cluster.traffic(source);
        time.advance(Duration.ofMinutes(1));
        load.stop();
        time.advance(Duration.ofSeconds(1));
        return load.report();
    }

    static Ref ref(Kind kind) {
        return new Ref(kind, "shop", "web");
    }

    static TrafficSource to(Kind kind) {
        return TrafficSource.to(ref(kind), 100);
    }
}
