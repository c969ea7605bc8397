/** Breaks rules on purpose. */
@NullMarked
package io.streamgate.architecture.planted.metrics;

import org.jspecify.annotations.NullMarked;
