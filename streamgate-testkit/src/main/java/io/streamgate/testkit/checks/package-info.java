/**
 * Thirty-six checks of what a release needs to find in a cluster: thirteen for blue-green, twelve for canary, eleven for the
 * autoscaler. Each passes or fails, and a failure says what was found, where, and what to do. They only read: with get and list.
 *
 * <p>The same {@link io.streamgate.testkit.checks.Check} can be used in three ways: with AssertJ on an {@link
 * io.streamgate.testkit.checks.Infrastructure}, as named JUnit tests by implementing {@link
 * io.streamgate.testkit.checks.BlueGreenInfrastructureContract} and the other two, and from a command line by {@link
 * io.streamgate.testkit.checks.CheckInfrastructure}.
 */
@NullMarked
package io.streamgate.testkit.checks;

import org.jspecify.annotations.NullMarked;
