/** Programs to run and to copy from. */
@NullMarked
package io.streamgate.examples;

import org.jspecify.annotations.NullMarked;
