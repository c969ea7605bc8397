/**
 * What a scaling policy would have done over a trace of load, in virtual time: {@link io.streamgate.k8s.simulate.Simulator} runs
 * it, {@link io.streamgate.k8s.simulate.Comparison} puts several side by side.
 */
@NullMarked
package io.streamgate.k8s.simulate;

import org.jspecify.annotations.NullMarked;
