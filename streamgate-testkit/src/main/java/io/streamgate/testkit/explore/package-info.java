/** Rollouts whose process dies at every single write, held against the same rollout undisturbed. */
@NullMarked
package io.streamgate.testkit.explore;

import org.jspecify.annotations.NullMarked;
