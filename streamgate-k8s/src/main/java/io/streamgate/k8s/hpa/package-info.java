/**
 * What a HorizontalPodAutoscaler decides, as a pure function with upstream's numbers and reasons. Start at
 * {@link io.streamgate.k8s.hpa.Hpa}.
 */
@NullMarked
package io.streamgate.k8s.hpa;

import org.jspecify.annotations.NullMarked;
