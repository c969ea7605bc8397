/**
 * StreamGate on Kubernetes: {@link io.streamgate.k8s.Kubernetes} puts the parts together. The strategies are in packages beside
 * this one, the API port below it.
 */
@NullMarked
package io.streamgate.k8s;

import org.jspecify.annotations.NullMarked;
