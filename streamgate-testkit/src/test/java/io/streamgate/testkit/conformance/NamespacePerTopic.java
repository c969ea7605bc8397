package io.streamgate.testkit.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the cases of each topic a namespace on a server, and takes the namespaces away in the end. */
final class NamespacePerTopic implements ParameterResolver, AfterAllCallback {
    private final String run = "conformance-" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();
    private final Map<String, Limited> limits = new ConcurrentHashMap<>();
    private final Server server;
    private final Consumer<Namespace> ready;
    private final UnaryOperator<Namespace> limited;
    private final Runnable close;

    /**
     * @param ready waits until pods can be created in a namespace
     * @param limited the namespace as a client meets it that may do no more than {@link Limited} says
     * @param close done when the namespaces have been taken away
     */
    NamespacePerTopic(Server server, Consumer<Namespace> ready, UnaryOperator<Namespace> limited, Runnable close) {
        this.server = server;
        this.ready = ready;
        this.limited = limited;
        this.close = close;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Namespace.class || type == Limited.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String topic = parameter.getDeclaringExecutable().getDeclaringClass().getSimpleName();
        String name = run + topic.toLowerCase(Locale.ROOT);
        Namespace namespace = namespaces.computeIfAbsent(name, this::create);
        return parameter.getParameter().getType() == Namespace.class
                ? namespace
                : limits.computeIfAbsent(name, unseen -> new Limited(limited.apply(namespace)));
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
        close.run();
    }
}
