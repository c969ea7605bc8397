package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;

/** Where an object of a known kind is. */
record ObjectName(String namespace, String name) {
    static ObjectName of(Resource resource) {
        return new ObjectName(resource.namespace(), resource.name());
    }
}
