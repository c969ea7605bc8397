/** Programs that measure and print; nothing here is asserted in a test. */
@NullMarked
package io.streamgate.examples.figures;

import org.jspecify.annotations.NullMarked;
