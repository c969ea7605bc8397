/**
 * A Kubernetes in memory: a store with the semantics of a 1.34 API server, the controllers that make Deployments run,
 * traffic, and faults. All on a {@link io.streamgate.Scheduler}, so on virtual time it repeats exactly.
 *
 * <p>What is public is what tests use; {@link io.streamgate.testkit.cluster.InMemoryCluster} leads to all of it. What is not
 * public falls into five parts, from the bottom up:
 *
 * <ul>
 *   <li>values: {@code Tree}, {@code FrozenMap}, {@code FrozenList}, {@code Quantity}, {@code Selector};
 *   <li>what is stored: {@code Store}, {@code Writer}, {@code Kinds}, {@code Schemas}, {@code Defaults}, {@code Validation} and the
 *       rules and defaults of each kind, {@code ManagedFields}, {@code StrategicMerge}, {@code JsonPatch};
 *   <li>what is asked: {@code Verbs}, {@code ApiServer}, {@code Listings}, {@code Watches}, {@code Refusal}, {@code Rights}, {@code
 *       Faults} with {@code Mishap};
 *   <li>what acts by itself: {@code Controllers} wires a class {@code …Controller} for each of Kubernetes' own, {@code Kubelet} with
 *       {@code RunningPod}, {@code PodScheduler}, {@code GarbageCollector};
 *   <li>what users send: {@code Traffic}, {@code Client}, {@code Routing} with {@code HttpRoutes}, {@code VirtualServices} and {@code
 *       TraefikServices}, {@code Tally}.
 * </ul>
 */
@NullMarked
package io.streamgate.testkit.cluster;

import org.jspecify.annotations.NullMarked;
