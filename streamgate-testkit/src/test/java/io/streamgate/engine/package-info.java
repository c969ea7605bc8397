/** Tests of the engine on fakes, in virtual time. */
@NullMarked
package io.streamgate.engine;

import org.jspecify.annotations.NullMarked;
