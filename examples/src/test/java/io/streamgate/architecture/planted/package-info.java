/** Breaks rules on purpose. */
@NullMarked
package io.streamgate.architecture.planted;

import org.jspecify.annotations.NullMarked;
