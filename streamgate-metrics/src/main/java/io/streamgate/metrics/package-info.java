/** What is measured of rollouts, and what gates are judged by. */
@NullMarked
package io.streamgate.metrics;

import org.jspecify.annotations.NullMarked;
