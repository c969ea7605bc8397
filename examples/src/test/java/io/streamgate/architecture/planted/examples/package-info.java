/** Breaks rules on purpose. */
@NullMarked
package io.streamgate.architecture.planted.examples;

import org.jspecify.annotations.NullMarked;
