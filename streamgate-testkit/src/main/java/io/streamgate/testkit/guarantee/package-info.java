/** The nine things that a user of StreamGate can rely on, each watched over while a test runs. */
@NullMarked
package io.streamgate.testkit.guarantee;

import org.jspecify.annotations.NullMarked;
