package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import java.util.Comparator;

/** Where an object of a known kind is. */
record ObjectName(String namespace, String name) {
    static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::namespace).thenComparing(ObjectName::name);

    static ObjectName of(Resource resource) {
        return new ObjectName(resource.namespace(), resource.name());
    }
}
