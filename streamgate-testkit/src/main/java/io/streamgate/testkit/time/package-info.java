/** Time that moves only when a test moves it, and processes that can be killed in it. */
@NullMarked
package io.streamgate.testkit.time;

import org.jspecify.annotations.NullMarked;
