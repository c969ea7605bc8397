/** Local copies of the cluster's objects, kept by shared watches, and writes that are fenced by a term. */
@NullMarked
package io.streamgate.k8s.mirror;

import org.jspecify.annotations.NullMarked;
