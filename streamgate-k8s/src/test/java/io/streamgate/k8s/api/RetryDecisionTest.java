package io.streamgate.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryDecisionTest {
    private final RetryDecision middle = RetryDecision.random(() -> 0.5);

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void waitsLongerAfterEachAnswerThatMayPass(int code) {
        ApiException failure = failure(code, null, null);

        assertThat(middle.next(failure, 1)).contains(Duration.ofMillis(100));
        assertThat(middle.next(failure, 2)).contains(Duration.ofMillis(200));
        assertThat(middle.next(failure, 5)).contains(Duration.ofMillis(1_600));
        assertThat(middle.next(failure, 7)).contains(Duration.ofSeconds(5));
        assertThat(middle.next(failure, 1_000)).contains(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 422, 501})
    void doesNotRepeatWhatWillBeRefusedAgain(int code) {
        assertThat(middle.next(failure(code, null, null), 1)).isEmpty();
    }

    @Test
    void spreadsTheWaitByAHalfEitherWay() {
        ApiException failure = failure(503, null, null);

        assertThat(RetryDecision.random(() -> 0).next(failure, 1)).contains(Duration.ofMillis(50));
        assertThat(RetryDecision.random(() -> 0.999999).next(failure, 1)).contains(Duration.ofMillis(150));
        assertThat(RetryDecision.random(() -> 0.999999).next(failure, 9)).contains(Duration.ofSeconds(5));
        assertThat(RetryDecision.standard().next(failure, 1).orElseThrow())
                .isBetween(Duration.ofMillis(50), Duration.ofMillis(150));
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        assertThat(middle.next(failure(429, Duration.ofSeconds(30), null), 1)).contains(Duration.ofSeconds(30));
    }

    @Test
    void waitsNoShorterThanItsOwnInterval() {
        assertThat(middle.next(failure(429, Duration.ofSeconds(1), null), 7)).contains(Duration.ofSeconds(5));
    }

    @Test
    void repeatsWhatTheNetworkBroke() {
        assertThat(middle.next(failure(ApiException.NO_ANSWER, null, new ConnectException()), 1))
                .isPresent();
        assertThat(middle.next(failure(ApiException.NO_ANSWER, null, new TimeoutException()), 1))
                .isPresent();
        assertThat(middle.next(
                        failure(ApiException.NO_ANSWER, null, new CompletionException(new IOException("reset"))), 1))
                .isPresent();
    }

    @Test
    void doesNotRepeatAMistakeOfTheProgram() {
        assertThat(middle.next(failure(ApiException.NO_ANSWER, null, new IllegalStateException("closed")), 1))
                .isEmpty();
        assertThat(middle.next(failure(ApiException.NO_ANSWER, null, null), 1)).isEmpty();
        assertThat(middle.next(new IOException("not of the API"), 1)).isEmpty();
    }

    @Test
    void doesNotRepeatACallToAServerThatIsNotTrusted() {
        IOException untrusted = new SSLHandshakeException("no");
        untrusted.initCause(new CertificateException("unknown issuer"));

        assertThat(middle.next(failure(ApiException.NO_ANSWER, null, untrusted), 1))
                .isEmpty();
    }

    @Test
    void looksAgainAtOnceAfterAConflictAndLaterALittleLater() {
        ApiException conflict = failure(409, null, null);

        assertThat(middle.next(conflict, 1)).contains(Duration.ZERO);
        assertThat(middle.next(conflict, 3)).contains(Duration.ZERO);
        assertThat(middle.next(conflict, 4)).contains(Duration.ofMillis(20));
        assertThat(middle.next(conflict, 5)).contains(Duration.ofMillis(40));
        assertThat(middle.next(conflict, 100)).contains(Duration.ofSeconds(1));
    }

    @Test
    void countsTriesFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> middle.next(failure(503, null, null), 0));
    }

    private static ApiException failure(int code, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new ApiException(code, "", "GET Pod shop/x: " + code, retryAfter, cause);
    }
}
