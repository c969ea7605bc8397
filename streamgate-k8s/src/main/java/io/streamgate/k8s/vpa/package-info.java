/**
 * What a VerticalPodAutoscaler recommends and which pods its updater would evict, as pure functions with upstream's numbers.
 * {@link io.streamgate.k8s.vpa.ContainerUsage} remembers, {@link io.streamgate.k8s.vpa.Vpa} recommends,
 * {@link io.streamgate.k8s.vpa.Updater} evicts.
 */
@NullMarked
package io.streamgate.k8s.vpa;

import org.jspecify.annotations.NullMarked;
