package io.streamgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.Cluster;
import io.streamgate.DeploymentStrategy;
import io.streamgate.GateView;
import io.streamgate.HealthGate;
import io.streamgate.Journal;
import io.streamgate.JournalEntry;
import io.streamgate.Judgement;
import io.streamgate.Lease;
import io.streamgate.Plan;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Route;
import io.streamgate.ScalingPolicy;
import io.streamgate.ScalingPolicy.Scale;
import io.streamgate.ScalingPolicy.ScalingView;
import io.streamgate.Size;
import io.streamgate.Steps;
import io.streamgate.Subscription;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.Traffic;
import io.streamgate.TrafficRouter;
import io.streamgate.Workload;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.testkit.CoreHarness;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** One implementation of each kind with a fault that people make, and the sentence of its contract that tells. */
class BrokenOnesAreCaughtTest {
    private final CoreHarness harness = new CoreHarness();

    private static void fails(ThrowingCallable sentence) {
        assertThatThrownBy(sentence).isInstanceOf(AssertionError.class);
    }

    @Test
    void aJournalThatTakesTheLastWriteForTheRightOne() {
        Journal lastWins = new Journal() {
            @Override
            public Optional<Stored> read(Workload workload) {
                return harness.journal().read(workload);
            }

            @Override
            public Stored write(Workload workload, JournalEntry entry, String revision) {
                String present = read(workload).map(Stored::revision).orElse("");
                return harness.journal().write(workload, entry, present);
            }

            @Override
            public Subscription watch(Workload workload, Consumer<Stored> seen) {
                return harness.journal().watch(workload, seen);
            }
        };
        JournalContract contract = new JournalContract() {
            @Override
            public Journal journal() {
                return lastWins;
            }

            @Override
            public Journal another() {
                return lastWins;
            }

            @Override
            public void settle() {
                harness.advance(Duration.ofSeconds(1));
            }
        };
        fails(contract::isWrittenOnlyOverWhatTheWriterHasSeen);
    }

    @Test
    void aLeaseThatForgetsItsNumberWhenItIsGivenBack() {
        Lease forgetful = new Lease() {
            @Override
            public Holding acquire(
                    Workload workload, String driver, Duration ttl, long above, String stale, Instant now) {
                return new Held(new Term(above + 1, driver));
            }

            @Override
            public void release(Workload workload, Term term) {}
        };
        LeaseContract contract = new LeaseContract() {
            @Override
            public Lease lease() {
                return forgetful;
            }

            @Override
            public Lease another() {
                return forgetful;
            }

            @Override
            public Instant now() {
                return harness.scheduler().now();
            }

            @Override
            public void advance(Duration time) {
                harness.advance(time);
            }
        };
        fails(contract::isFreeAtOnceWhenItIsGivenBackAndItsNextTermIsHigher);
        fails(contract::isNotGivenToTwoAndSaysWhoHasItSinceWhen);
    }

    @Test
    void aRouterThatObeysEveryDriverAndOneThatRehearsesForReal() {
        Workload workload = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);
        harness.cluster().run(workload, Track.GREEN, "v2", 3);
        TrafficRouter careless = new TrafficRouter() {
            private Route told = Route.all(Track.BLUE);

            @Override
            public void route(Workload asked, Route route, Term term) {
                told = route;
            }

            @Override
            public void rehearse(Workload asked, Route route, Term term) {
                route(asked, route, term);
            }

            @Override
            public Traffic observe(Workload asked, List<Track> tracks) {
                return new Traffic(told, true, "");
            }
        };
        TrafficRouterContract contract = new TrafficRouterContract() {
            @Override
            public TrafficRouter router() {
                return careless;
            }

            @Override
            public TrafficRouter another() {
                return careless;
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
                return List.of(Route.NOWHERE);
            }

            @Override
            public void settle() {}
        };
        fails(contract::obeysNoDriverOfAnEarlierTerm);
        fails(contract::changesNoTrafficWhenItRehearses);
        fails(contract::refusesBeforehandWhatItCannotDo);
    }

    @Test
    void aClusterThatDoesNotFence() {
        Workload workload = harness.running("checkout", "v1", 3, Track.BLUE, Track.GREEN);
        Cluster unfenced = (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    Object[] changed = arguments.clone();
                    if (changed[changed.length - 1] instanceof Term) {
                        changed[changed.length - 1] = new Term(99, "anybody");
                    }
                    return method.invoke(harness.cluster(), changed);
                });
        ClusterContract contract = new ClusterContract() {
            @Override
            public Cluster cluster() {
                return unfenced;
            }

            @Override
            public Cluster another() {
                return unfenced;
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
                harness.advance(Duration.ofSeconds(5));
            }

            @Override
            public Rollout rollout() {
                return Rollout.of(workload, release(), BlueGreen.defaults());
            }
        };
        fails(contract::obeysNoDriverOfAnEarlierTerm);
    }

    @Test
    void aGateThatPassesOnNoEvidence() {
        HealthGateContract contract = new HealthGateContract() {
            @Override
            public HealthGate gate() {
                return view -> Judgement.pass();
            }

            @Override
            public GateView well() {
                return Views.ofAGate();
            }

            @Override
            public GateView ill() {
                return Views.ofAGate();
            }

            @Override
            public GateView blind() {
                return Views.ofAGate();
            }
        };
        fails(contract::neitherPassesNorFailsWhenNobodyCanTell);
        fails(contract::failsAVersionThatIsIllAndSaysWhy);
    }

    @Test
    void aPolicyThatTakesWhatItCannotMeasureForNothing() {
        ScalingPolicyContract contract = new ScalingPolicyContract() {
            @Override
            public ScalingPolicy policy() {
                return view -> {
                    int wanted = (int) Math.ceil(view.metrics().getOrDefault("requests", 0.0) / 100);
                    return new Scale(Math.max(1, wanted), wanted, "by requests", Duration.ZERO);
                };
            }

            @Override
            public ScalingView overloaded() {
                return Views.ofAPolicy(4, 900);
            }

            @Override
            public ScalingView idle() {
                return Views.ofAPolicy(6, 1);
            }

            @Override
            public ScalingView steady() {
                return Views.ofAPolicy(5, 480);
            }

            @Override
            public int least() {
                return 1;
            }

            @Override
            public int most() {
                return 20;
            }
        };
        fails(contract::neverAsksForFewerOnWhatCouldNotBeMeasured);
    }

    @Test
    void aStrategyThatForgetsToScaleUp() {
        DeploymentStrategy forgetful = view -> Plan.of(
                Steps.template(view.facts().target(), view.facts().digest()),
                Steps.resize("one-pod", view.facts().target(), new Size(1)),
                Steps.available(view.facts().target(), new Size(1), Duration.ofMinutes(1)));
        DeploymentStrategyContract contract = () -> forgetful;
        fails(contract::givesTheNewVersionAllTrafficAndAllThatWasNeeded);
    }
}
