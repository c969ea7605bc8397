/** Blue-green: two colours, one switch. */
@NullMarked
package io.streamgate.k8s.bluegreen;

import org.jspecify.annotations.NullMarked;
