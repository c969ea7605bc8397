/** What holds for the code as a whole: its arrows, its clocks, its public face. */
@NullMarked
package io.streamgate.architecture;

import org.jspecify.annotations.NullMarked;
