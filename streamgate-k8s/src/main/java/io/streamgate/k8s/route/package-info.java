/** Traffic routers. */
@NullMarked
package io.streamgate.k8s.route;

import org.jspecify.annotations.NullMarked;
