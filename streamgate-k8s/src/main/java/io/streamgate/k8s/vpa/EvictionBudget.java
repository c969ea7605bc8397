package io.streamgate.k8s.vpa;

/**
 * How many pods of one controller the updater may evict in one pass (upstream's updater/restriction). PodDisruptionBudgets come on
 * top, since evictions go through the eviction API.
 *
 * @param configured the replicas that the controller wants
 * @param running the pods that run
 * @param pending the pods that do not run yet; they may always go
 * @param tolerance the share that may be gone at once, 0 to 1
 * @param minReplicas with fewer live pods than this none may go
 */
public record EvictionBudget(int configured, int running, int pending, double tolerance, int minReplicas) {
    /** Checks the ranges. */
    public EvictionBudget {
        Refusals.atLeast("configured replicas", configured, 0);
        Refusals.atLeast("running pods", running, 0);
        Refusals.atLeast("pending pods", pending, 0);
        Refusals.share("eviction-tolerance", tolerance);
        Refusals.atLeast("min-replicas", minReplicas, 1);
    }

    /** How many running pods may go. */
    public int evictable() {
        if (!enoughAlive()) {
            return 0;
        }
        int tolerated = (int) (configured * tolerance);
        if (tolerated == 0 && running == configured) {
            return Math.min(1, running);
        }
        return Math.max(0, Math.min(running, running - (configured - tolerated)));
    }

    /** Whether there are enough pods to evict any. */
    public boolean enoughAlive() {
        return running + pending >= minReplicas;
    }
}
