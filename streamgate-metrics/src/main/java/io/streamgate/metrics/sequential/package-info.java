/**
 * Sequential tests on raw counts of two arms: they may be looked at as often as one likes and keep their rate of false
 * alarms (Ville's inequality: a process that starts at 1 and does not grow on average while nothing is wrong ever reaches
 * 1/α with probability α at most). {@link io.streamgate.metrics.sequential.SequentialGate} makes a gate of them.
 */
@NullMarked
package io.streamgate.metrics.sequential;

import org.jspecify.annotations.NullMarked;
