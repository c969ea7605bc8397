/** Random rollouts in a random world, each from one seed: what people, programs, pods and the API may do in any order. */
@NullMarked
package io.streamgate.testkit.simulation;

import org.jspecify.annotations.NullMarked;
