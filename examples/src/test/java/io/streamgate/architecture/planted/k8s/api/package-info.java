/** Breaks rules on purpose. */
@NullMarked
package io.streamgate.architecture.planted.k8s.api;

import org.jspecify.annotations.NullMarked;
