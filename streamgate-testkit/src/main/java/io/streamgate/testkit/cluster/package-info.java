/**
 * A Kubernetes in memory: a store with the semantics of a 1.34 API server, the controllers that make Deployments run,
 * traffic, and faults. All on a {@link io.streamgate.Scheduler}, so on virtual time it repeats exactly.
 */
@NullMarked
package io.streamgate.testkit.cluster;

import org.jspecify.annotations.NullMarked;
