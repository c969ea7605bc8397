/**
 * The vocabulary of a rollout, the four policies that a user may write, and the engine that walks a plan. Nothing here
 * knows Kubernetes.
 */
@NullMarked
package io.streamgate;

import org.jspecify.annotations.NullMarked;
