/** Breaks rules on purpose. */
@NullMarked
package io.streamgate.architecture.planted.testkit;

import org.jspecify.annotations.NullMarked;
