package io.streamgate.k8s.api;

import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor.RequestTags;
import io.fabric8.kubernetes.client.utils.BackwardsCompatibilityInterceptor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Requests over the host's own connections, each of them sent once: without the client's retries, and without its second
 * try of a 404 under an older API group. Only a token that was refused (401) may be renewed and the request sent with the new one.
 */
final class Exchange {
    private final HttpClient http;
    private final Duration timeout;

    Exchange(HttpClient host, RequestConfig hostConfig, Duration timeout) {
        RequestConfig tagged = host instanceof RequestTags tags ? tags.getTag(RequestConfig.class) : null;
        this.http = host.newBuilder()
                .tag(new RequestConfigBuilder(tagged == null ? hostConfig : tagged)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .addOrReplaceInterceptor(BackwardsCompatibilityInterceptor.NAME, null)
                .build();
        this.timeout = timeout;
    }

    /**
     * An answer with its whole body, or a success whose body goes to the consumer.
     *
     * @param stream the body to come; null if {@code body} has it all
     */
    record Answer(
            HttpResponse<AsyncBody> head,
            String body,
            @Nullable AsyncBody stream) {
        boolean isSuccess() {
            return head.isSuccessful();
        }

        ApiException refusal(String what, @Nullable Kind kind, Json json) {
            return Failures.refusal(what, kind, head.code(), Failures.retryAfter(head), json.read(body));
        }
    }

    HttpRequest.Builder request() {
        return http.newHttpRequestBuilder();
    }

    /** Sends a request and waits for the whole answer. */
    Answer send(HttpRequest.Builder request, String what) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return await(request.build(), (chunk, body) -> gather(chunk, body, bytes), head -> whole(head, bytes), what);
    }

    /** Sends a request and waits for its head; a success's body goes to the consumer as long as it lasts. */
    Answer open(HttpRequest.Builder request, AsyncBody.Consumer<List<ByteBuffer>> consumer, String what) {
        ByteArrayOutputStream refusal = new ByteArrayOutputStream();
        AtomicBoolean refused = new AtomicBoolean();
        // no time-out in the request itself: some clients would apply it to the silence between two events
        return await(
                request.forStreaming().build(),
                (chunk, body) -> {
                    if (refused.get()) {
                        gather(chunk, body, refusal);
                    } else {
                        consumer.consume(chunk, body);
                    }
                },
                head -> {
                    if (head.isSuccessful()) {
                        return CompletableFuture.completedFuture(new Answer(head, "", head.body()));
                    }
                    refused.set(true);
                    return whole(head, refusal);
                },
                what);
    }

    private interface Rest {
        CompletableFuture<Answer> of(HttpResponse<AsyncBody> head);
    }

    private Answer await(HttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer, Rest rest, String what) {
        CompletableFuture<HttpResponse<AsyncBody>> sent = null;
        try {
            sent = http.consumeBytes(request, consumer);
            return sent.thenCompose(rest::of).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon(sent);
            throw Failures.noAnswer(what, "no answer within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            abandon(sent);
            Thread.currentThread().interrupt();
            throw Failures.noAnswer(what, "interrupted while waiting for the answer", e);
        } catch (ExecutionException e) {
            throw Failures.noAnswer(what, e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw Failures.noAnswer(what, e);
        }
    }

    private static void abandon(@Nullable CompletableFuture<HttpResponse<AsyncBody>> sent) {
        if (sent != null && !sent.cancel(true) && !sent.isCompletedExceptionally()) {
            sent.join().body().cancel();
        }
    }

    private static CompletableFuture<Answer> whole(HttpResponse<AsyncBody> head, ByteArrayOutputStream bytes) {
        head.body().consume();
        return head.body().done().thenApply(done -> new Answer(head, bytes.toString(StandardCharsets.UTF_8), null));
    }

    private static void gather(List<ByteBuffer> chunk, AsyncBody body, ByteArrayOutputStream bytes) {
        for (ByteBuffer buffer : chunk) {
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            bytes.writeBytes(copy);
        }
        body.consume();
    }
}
