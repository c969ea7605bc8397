package io.streamgate.k8s.mirror;

import io.streamgate.ClusterException;
import io.streamgate.ClusterException.Kind;
import io.streamgate.k8s.api.ApiException;
import java.util.function.Supplier;

/** Calls of the API as the core's ports make them: what the server answers becomes a {@link ClusterException}. */
public final class Calls {
    private Calls() {}

    /** Makes a call, or several. */
    public static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (ApiException e) {
            throw translated(e);
        }
    }

    /** Makes a call that answers nothing. */
    public static void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    /** What a server's answer means to the engine. */
    public static ClusterException translated(ApiException e) {
        return new ClusterException(
                kind(e.code()), String.valueOf(e.getMessage()), e.retryAfter().orElse(null), e);
    }

    private static Kind kind(int code) {
        return switch (code) {
            case ApiException.NO_ANSWER, 429, 500, 502, 503, 504 -> Kind.UNREACHABLE;
            case 409 -> Kind.CONFLICT;
            default -> Kind.REFUSED;
        };
    }
}
