package io.streamgate.architecture;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What others can call or extend, as sorted text. Types are named without their packages, except where they are declared. */
final class PublicApi {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private PublicApi() {}

    /** The public and protected types below a folder of class files, with their members. */
    static String of(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> type(
                            file.substring(0, file.length() - ".class".length()).replace('/', '.')))
                    .filter(PublicApi::isReachable)
                    .sorted(Comparator.comparing(Class::getName))
                    .map(PublicApi::describe)
                    .collect(joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is compiled but not on the class path", e);
        }
    }

    private static boolean isReachable(Class<?> type) {
        if (type.isAnonymousClass() || type.isLocalClass() || !isVisible(type.getModifiers())) {
            return false;
        }
        return type.getDeclaringClass() == null || isReachable(type.getDeclaringClass());
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    static String describe(Class<?> type) {
        Collection<String> members = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (isShown(field)) {
                members.add(modifiers(field.getModifiers()) + named(field.getAnnotatedType()) + " " + field.getName());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isShown(constructor) && !type.isRecord()) {
                members.add(modifiers(constructor.getModifiers()) + "new" + parameters(constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isShown(method) && !isImplied(method)) {
                members.add(modifiers(method) + typeParameters(method.getTypeParameters())
                        + named(method.getAnnotatedReturnType()) + " " + method.getName() + parameters(method));
            }
        }
        return header(type) + "\n"
                + members.stream().map(line -> "    " + line + "\n").collect(joining());
    }

    private static String header(Class<?> type) {
        StringBuilder line = new StringBuilder(annotations(type));
        int shown = type.getModifiers() & ~(type.isInterface() ? Modifier.ABSTRACT | Modifier.STATIC : 0);
        line.append(
                type.isRecord() || type.isEnum() ? "public " : modifiers(shown).replace("static ", ""));
        line.append(type.isSealed() ? "sealed " : "");
        line.append(kind(type)).append(' ').append(type.getName().replace('$', '.'));
        line.append(typeParameters(type.getTypeParameters()).stripTrailing());
        if (type.isRecord()) {
            line.append(Arrays.stream(type.getRecordComponents())
                    .map(component -> named(component.getAnnotatedType()) + " " + component.getName())
                    .collect(joining(", ", "(", ")")));
        }
        AnnotatedType parent = type.getAnnotatedSuperclass();
        if (parent != null && !type.isRecord() && !type.isEnum() && parent.getType() != Object.class) {
            line.append(" extends ").append(named(parent));
        }
        if (type.getAnnotatedInterfaces().length > 0) {
            line.append(type.isInterface() ? " extends " : " implements ");
            line.append(list(List.of(type.getAnnotatedInterfaces())));
        }
        return line.toString();
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
    }

    private static <M extends AnnotatedElement & Member> boolean isShown(M member) {
        return isVisible(member.getModifiers()) && !member.isSynthetic();
    }

    /** Whether a method is there because of what its type is. */
    private static boolean isImplied(Method method) {
        Class<?> type = method.getDeclaringClass();
        if (OF_EVERY_OBJECT.contains(method.getName())) {
            return true;
        }
        if (type.isEnum()) {
            return method.getName().equals("values") || method.getName().equals("valueOf");
        }
        return type.isRecord()
                && method.getParameterCount() == 0
                && Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .anyMatch(method.getName()::equals);
    }

    private static String modifiers(Method method) {
        String deprecated = annotations(method);
        if (method.isDefault()) {
            return deprecated + "public default ";
        }
        int hidden = Modifier.SYNCHRONIZED | (method.getDeclaringClass().isInterface() ? Modifier.ABSTRACT : 0);
        return deprecated + modifiers(method.getModifiers() & ~hidden);
    }

    private static String modifiers(int modifiers) {
        String text = Modifier.toString(modifiers & ~(Modifier.INTERFACE | Modifier.TRANSIENT | Modifier.VOLATILE));
        return text.isEmpty() ? "" : text + " ";
    }

    private static String annotations(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    private static String parameters(Executable executable) {
        String thrown = list(List.of(executable.getAnnotatedExceptionTypes()));
        return "(" + list(List.of(executable.getAnnotatedParameterTypes())) + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String typeParameters(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable.getName() + bounds(variable))
                        .collect(joining(", ", "<", "> "));
    }

    private static String bounds(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getAnnotatedBounds())
                .map(PublicApi::named)
                .collect(joining(" & "));
        return bounds.equals("Object") ? "" : " extends " + bounds;
    }

    private static String list(List<AnnotatedType> types) {
        return types.stream().map(PublicApi::named).collect(joining(", "));
    }

    /** A type with its annotations, no packages, and spelled alike by all Java versions. */
    private static String named(AnnotatedType type) {
        return type.toString()
                .replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z@])", "")
                .replace("()", "")
                .replace('$', '.');
    }
}
