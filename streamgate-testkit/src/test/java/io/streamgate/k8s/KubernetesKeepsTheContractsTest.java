package io.streamgate.k8s;

import io.streamgate.Cluster;
import io.streamgate.Journal;
import io.streamgate.Lease;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.TrafficRouter;
import io.streamgate.Weight;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.k8s.mirror.Mirrors;
import io.streamgate.k8s.route.ServiceSelectorRouter;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.contract.ClusterContract;
import io.streamgate.testkit.contract.JournalContract;
import io.streamgate.testkit.contract.LeaseContract;
import io.streamgate.testkit.contract.TrafficRouterContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class KubernetesKeepsTheContractsTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    private static Mirrors mirrors(StreamGateHarness harness) {
        return new Mirrors(harness.cluster().namespace("shop").api(), harness.scheduler());
    }

    @Nested
    class TheJournal implements JournalContract {
        private final StreamGateHarness harness = new StreamGateHarness();
        private final Journal journal = new KubernetesJournal(mirrors(harness), Naming.DEFAULT);

        @Override
        public Journal journal() {
            return journal;
        }

        @Override
        public Journal another() {
            return new KubernetesJournal(mirrors(harness), Naming.DEFAULT);
        }

        @Override
        public void settle() {
            harness.scheduler().advance(SOON);
        }
    }

    @Nested
    class TheLease implements LeaseContract {
        private final StreamGateHarness harness = new StreamGateHarness();
        private final Lease lease = newLease();

        private Lease newLease() {
            return new KubernetesLease(harness.cluster().namespace("shop").api(), Naming.DEFAULT);
        }

        @Override
        public Lease lease() {
            return lease;
        }

        @Override
        public Lease another() {
            return newLease();
        }

        @Override
        public Instant now() {
            return harness.scheduler().now();
        }

        @Override
        public void advance(Duration time) {
            harness.scheduler().advance(time);
        }
    }

    @Nested
    class TheServiceSelectorRouter implements TrafficRouterContract {
        private final StreamGateHarness harness = new StreamGateHarness();
        private final Workload workload = harness.blueGreen("checkout", "demo:v1", 3);
        private final TrafficRouter router = newRouter();

        TheServiceSelectorRouter() {
            harness.cluster()
                    .as("someone")
                    .patch(
                            new Ref(Kind.DEPLOYMENT, "shop", "checkout-green"),
                            new Patch(Patch.Type.MERGE, Map.of("spec", Map.of("replicas", 3))),
                            false);
            settle();
        }

        private TrafficRouter newRouter() {
            return new ServiceSelectorRouter(mirrors(harness), Naming.DEFAULT::active, "version");
        }

        @Override
        public TrafficRouter router() {
            return router;
        }

        @Override
        public TrafficRouter another() {
            return newRouter();
        }

        @Override
        public Workload workload() {
            return workload;
        }

        @Override
        public List<Track> tracks() {
            return Track.COLOURS;
        }

        @Override
        public List<Route> possible() {
            return List.of(Route.all(Track.GREEN), Route.all(Track.BLUE));
        }

        @Override
        public List<Route> impossible() {
            return List.of(Route.split(Track.GREEN, new Weight(10), Track.BLUE));
        }

        @Override
        public void settle() {
            harness.scheduler().advance(SOON);
        }
    }

    @Nested
    class TheCluster implements ClusterContract {
        private final StreamGateHarness harness = new StreamGateHarness();
        private final Workload workload = harness.blueGreen("checkout", "demo:v1", 3);
        private final Cluster cluster = newCluster();

        private Cluster newCluster() {
            return new KubernetesCluster(mirrors(harness), harness.scheduler(), Naming.DEFAULT);
        }

        @Override
        public Cluster cluster() {
            return cluster;
        }

        @Override
        public Cluster another() {
            return newCluster();
        }

        @Override
        public Workload workload() {
            return workload;
        }

        @Override
        public List<Track> tracks() {
            return Track.COLOURS;
        }

        @Override
        public Release release() {
            return Release.image("app", "demo:v2");
        }

        @Override
        public void settle() {
            harness.scheduler().advance(SOON);
        }

        @Override
        public Rollout rollout() {
            return Rollout.of(workload, release(), BlueGreen.defaults());
        }
    }
}
