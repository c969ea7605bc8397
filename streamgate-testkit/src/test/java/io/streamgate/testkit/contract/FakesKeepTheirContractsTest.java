package io.streamgate.testkit.contract;

import io.streamgate.Cluster;
import io.streamgate.DeploymentStrategy;
import io.streamgate.Journal;
import io.streamgate.Lease;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.TrafficRouter;
import io.streamgate.Weight;
import io.streamgate.Workload;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.CoreHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;

class FakesKeepTheirContractsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Nested
    class TheJournal implements JournalContract {
        private final CoreHarness harness = new CoreHarness();

        @Override
        public Journal journal() {
            return harness.journal();
        }

        @Override
        public Journal another() {
            return harness.journal();
        }

        @Override
        public void settle() {
            harness.advance(SOON);
        }
    }

    @Nested
    class TheLease implements LeaseContract {
        private final CoreHarness harness = new CoreHarness();

        @Override
        public Lease lease() {
            return harness.lease();
        }

        @Override
        public Lease another() {
            return harness.lease();
        }

        @Override
        public Instant now() {
            return harness.scheduler().now();
        }

        @Override
        public void advance(Duration time) {
            harness.advance(time);
        }
    }

    @Nested
    class TheRouter implements TrafficRouterContract {
        private final CoreHarness harness = new CoreHarness();
        private final Workload workload = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

        TheRouter() {
            harness.cluster().run(workload, Track.GREEN, "v2", 3);
        }

        @Override
        public TrafficRouter router() {
            return harness.router();
        }

        @Override
        public TrafficRouter another() {
            return harness.router();
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
            return List.of(Route.all(Track.GREEN), Route.split(Track.GREEN, new Weight(10), Track.BLUE));
        }

        @Override
        public List<Route> impossible() {
            return List.of(Route.all(new Track("mauve")));
        }

        @Override
        public void settle() {
            harness.advance(SOON);
        }
    }

    @Nested
    class TheCluster implements ClusterContract {
        private final CoreHarness harness = new CoreHarness();
        private final Workload workload = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);

        @Override
        public Cluster cluster() {
            return harness.cluster();
        }

        @Override
        public Cluster another() {
            return harness.cluster();
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
            return Release.image("app", "v2");
        }

        @Override
        public void settle() {
            harness.advance(SOON);
        }

        @Override
        public Rollout rollout() {
            return Rollout.of(workload, release(), BlueGreen.defaults());
        }
    }

    @Nested
    class BlueGreenAsAStrategy implements DeploymentStrategyContract {
        @Override
        public DeploymentStrategy strategy() {
            return BlueGreen.defaults().hold(SOON);
        }
    }
}
