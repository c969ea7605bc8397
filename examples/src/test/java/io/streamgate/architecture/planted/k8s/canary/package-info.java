/** Breaks rules on purpose. */
@NullMarked
package io.streamgate.architecture.planted.k8s.canary;

import org.jspecify.annotations.NullMarked;
