/** The Kubernetes API as one small port over plain objects, and fabric8's client behind it. */
@NullMarked
package io.streamgate.k8s.api;

import org.jspecify.annotations.NullMarked;
