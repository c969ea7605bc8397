package io.streamgate.testkit.conformance;

/** The namespace of a topic as a client meets it whose Role is {@link #ROLE}, and whose name is {@code conformance}. */
record Limited(Namespace here) {
    static final Json ROLE = Json.of("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: conformance}
            rules:
            - {apiGroups: [''], resources: [configmaps], verbs: [get, list, watch]}
            - {apiGroups: [''], resources: [secrets], resourceNames: [mine], verbs: [get]}
            - {apiGroups: [apps], resources: [deployments/scale], verbs: [get, patch]}
            """);
}
