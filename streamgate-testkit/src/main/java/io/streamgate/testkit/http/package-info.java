/** The in-memory cluster over HTTP, for clients that know nothing of it. */
@NullMarked
package io.streamgate.testkit.http;

import org.jspecify.annotations.NullMarked;
