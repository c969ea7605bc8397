/** Virtual time and fakes: what a test of a release needs to run in milliseconds, the same way every time. */
@NullMarked
package io.streamgate.testkit;

import org.jspecify.annotations.NullMarked;
