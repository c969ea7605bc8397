package io.streamgate.testkit.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the cases of each topic a namespace on a server, and takes the namespaces away in the end. */
final class NamespacePerTopic implements ParameterResolver, AfterAllCallback {
    private final String run = "conformance-" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();
    private final Server server;
    private final Consumer<Namespace> ready;

    /**
     * @param ready waits until pods can be created in a namespace
     */
    NamespacePerTopic(Server server, Consumer<Namespace> ready) {
        this.server = server;
        this.ready = ready;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Namespace.class;
    }

    @Override
    public Namespace resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String topic = parameter.getDeclaringExecutable().getDeclaringClass().getSimpleName();
        return namespaces.computeIfAbsent(run + topic.toLowerCase(Locale.ROOT), this::create);
    }

    private Namespace create(String name) {
        server.namespaces().create("metadata: {name: " + name + "}").ok();
        Namespace namespace = server.namespace(name);
        ready.accept(namespace);
        return namespace;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        namespaces.keySet().forEach(name -> server.namespaces().delete(name).ok());
    }
}
