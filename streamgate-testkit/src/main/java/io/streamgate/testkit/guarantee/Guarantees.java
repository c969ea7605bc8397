package io.streamgate.testkit.guarantee;

import io.streamgate.Gate;
import io.streamgate.JournalEntry;
import io.streamgate.Place;
import io.streamgate.Rollout;
import io.streamgate.RolloutEvent;
import io.streamgate.RolloutHandle;
import io.streamgate.Route;
import io.streamgate.StreamGate;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.StreamGateHarness.Program;
import io.streamgate.testkit.cluster.Call;
import io.streamgate.testkit.cluster.Load;
import io.streamgate.testkit.cluster.ObjectChange;
import io.streamgate.testkit.time.VirtualProcess;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Watches over all nine guarantees while rollouts of one workload run on a harness: told of every change of every object and of
 * every event, it notes what breaks one of them. Programs that drive the rollouts must be started by {@link #start}, so that it
 * knows whose write is whose. It also sends a load to the active Service, to see that no request fails.
 *
 * <p>It takes into account what nobody promises: traffic that is lost because pods fail or somebody edits the route, and what
 * a program could not know at the moment it acted. News takes 100 ms at most; 20 s when requests are not answered or watches
 * break. For the harness's thread only.
 */
public final class Guarantees {
    private static final double REQUESTS_PER_SECOND = 5;

    private final StreamGateHarness harness;
    private final Scene scene;
    private final Past past;
    private final Breaches breaches;
    private final NoEvidenceIsNoPass evidence;
    private final EveryEndHasAReason ends;
    private final List<Check> checks;
    private final IdentityHashMap<VirtualProcess, Life> lives = new IdentityHashMap<>();
    private @Nullable Life writing;
    private Optional<JournalEntry> journal = Optional.empty();
    private Route route;
    private boolean over;

    private Guarantees(StreamGateHarness harness, Rollout rollout) {
        this.harness = harness;
        this.scene = new Scene(harness, rollout.workload(), rollout.strategy().tracks(), rollout.router());
        this.past = new Past(scene);
        this.breaches = new Breaches(scene::now);
        this.evidence = new NoEvidenceIsNoPass(breaches);
        this.ends = new EveryEndHasAReason(scene, past, breaches);
        String active = Scene.NAMING.active(rollout.workload()).name();
        Load load = harness.cluster().traffic(rollout.workload().namespace(), active, REQUESTS_PER_SECOND);
        this.checks = List.of(
                new NoBlackout(scene, past, breaches, load),
                new CapacityFirst(scene, past, breaches),
                new RollbackIsOpen(scene, past, breaches),
                new JudgedIsPromoted(scene, past, breaches),
                evidence,
                new CrashCostsTimeOnly(scene, past, breaches),
                new OneDriver(scene, breaches),
                new OnlyWhatIsOurs(scene, past, breaches),
                ends);
        this.route = scene.route();
        this.journal = scene.journal();
    }

    /** Watches over a workload from now on. The rollout says which tracks it has, and how its traffic is routed. */
    public static Guarantees of(StreamGateHarness harness, Rollout rollout) {
        Guarantees guarantees = new Guarantees(harness, rollout);
        harness.cluster().listen(guarantees::changed);
        return guarantees;
    }

    /** Starts one more program, which reaches the cluster as it likes. */
    public Program start(String name, UnaryOperator<StreamGate.Builder> settings) {
        return start(name, (process, api) -> api, settings);
    }

    /**
     * Starts one more program.
     *
     * @param name what it is called in breaches, and the beginning of its drivers' names
     * @param through the API that it gets, made from the one it would have had
     */
    public Program start(
            String name,
            BiFunction<VirtualProcess, KubeApi, KubeApi> through,
            UnaryOperator<StreamGate.Builder> settings) {
        VirtualProcess process = harness.scheduler().process();
        Life life = new Life(name, process);
        lives.put(process, life);
        KubeApi own = new WatchedApi(harness.cluster().api(process), this, life);
        return harness.start(
                process,
                through.apply(process, own),
                builder -> settings.apply(builder.driver(name).listener(event -> told(event, life))));
    }

    /** The API of a program for what it has sent, and what arrives although it may be dead by then. */
    public KubeApi afterlife(VirtualProcess process) {
        return new WatchedApi(harness.cluster().as(Patch.MANAGER), this, life(process));
    }

    /** Looks at how a handle of a program completes. */
    public RolloutHandle follow(Program program, RolloutHandle handle) {
        ends.follow(handle, life(program.process()));
        return handle;
    }

    private Life life(VirtualProcess process) {
        Life life = lives.get(process);
        if (life == null) {
            throw new IllegalArgumentException(
                    "this program was not started by these guarantees: call start() of them");
        }
        return life;
    }

    /** The same gate; what it answers is evidence, whatever is made of it afterwards. */
    public Gate watched(Gate gate) {
        return evidence.watched(gate);
    }

    /** Whether the last rollout on the journal has ended; false if there was none. */
    public boolean ended() {
        return journal.filter(entry -> entry.attempt().place() instanceof Place.Ended)
                .isPresent();
    }

    /** What the journal says, past all faults. */
    public Optional<JournalEntry> journal() {
        return journal;
    }

    /** Looks at the end, once: whether everybody was told how it ended. What happens after this is not looked at. */
    public List<Breach> over() {
        if (!over) {
            tell(Check::over);
            harness.scheduler()
                    .failures()
                    .forEach(failure -> breaches.add(
                            Guarantee.EVERY_END_HAS_A_REASON, "a program failed where nobody hears of it: " + failure));
            over = true;
        }
        return breaches();
    }

    /** The breaches so far. */
    public List<Breach> breaches() {
        return breaches.all();
    }

    <T> T as(Life life, Supplier<T> write) {
        Life before = writing;
        writing = life;
        try {
            return write.get();
        } finally {
            writing = before;
        }
    }

    void unanswered() {
        past.unanswered();
    }

    private void changed(ObjectChange change) {
        Optional<Life> by = Optional.ofNullable(writing).filter(life -> isOurs(change.by()));
        past.changed(change, by);
        if (change.kind().equals(Kind.CONFIG_MAP)
                && change.object()
                        .name()
                        .equals(Scene.NAMING.journal(scene.workload()).name())) {
            journaled(by);
        }
        tell(check -> check.changed(change, by));
        if (change.kind().equals(Kind.SERVICE)) {
            routed(by);
        }
    }

    private static boolean isOurs(Optional<Call> call) {
        return call.filter(one -> one.manager().equals(Patch.MANAGER)).isPresent();
    }

    private void journaled(Optional<Life> by) {
        Optional<JournalEntry> before = journal;
        Optional<JournalEntry> after = scene.journal();
        journal = after;
        if (by.isPresent() && after.isPresent() && !after.equals(before)) {
            tell(check -> check.journaled(before, after.get(), by.get()));
        }
    }

    private void routed(Optional<Life> by) {
        Route before = route;
        Route now = scene.route();
        route = now;
        by.filter(life -> !before.equals(now)).ifPresent(life -> tell(check -> check.shifted(before, now, life)));
    }

    private void told(RolloutEvent event, Life by) {
        routed(Optional.of(by));
        tell(check -> check.told(event, by));
    }

    private void tell(Consumer<Check> what) {
        if (!over) {
            checks.forEach(what);
        }
    }
}
