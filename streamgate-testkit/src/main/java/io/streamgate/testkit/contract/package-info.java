/**
 * What every implementation of a port or policy must do, as JUnit interfaces: a test class that implements one, and says what is
 * tried, gets a test for each sentence of the contract.
 */
@NullMarked
package io.streamgate.testkit.contract;

import org.jspecify.annotations.NullMarked;
