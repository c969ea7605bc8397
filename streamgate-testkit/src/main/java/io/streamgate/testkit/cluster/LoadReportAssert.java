package io.streamgate.testkit.cluster;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What tests say of the requests of users. */
public final class LoadReportAssert extends AbstractAssert<LoadReportAssert, LoadReport> {
    LoadReportAssert(LoadReport actual) {
        super(actual, LoadReportAssert.class);
    }

    /** At least one request was sent, and none failed. */
    public LoadReportAssert hasNoFailures() {
        isNotNull();
        if (actual.sent() == 0) {
            failWithMessage("no request was sent at all; let time pass between starting a load and its report");
        }
        if (actual.failures() > 0) {
            failWithMessage(
                    "%s of %s requests failed: %s, first at %s",
                    actual.failures(), actual.sent(), actual.failed(), actual.firstFailures());
        }
        return this;
    }

    /** Requests failed for these reasons and no others. */
    public LoadReportAssert failedOnlyBy(String... reasons) {
        isNotNull();
        Assertions.assertThat(actual.failed()).containsOnlyKeys(reasons);
        return this;
    }

    /** Every request was answered well by one image. */
    public LoadReportAssert isServedOnlyBy(String image) {
        hasNoFailures();
        Assertions.assertThat(actual.served()).containsOnlyKeys(image);
        return this;
    }

    /**
     * An image answered about such a share of the requests that were answered well.
     *
     * @param within how far off it may be
     */
    public LoadReportAssert hasShare(String image, double share, double within) {
        isNotNull();
        double found = actual.shareOf(image);
        if (Math.abs(found - share) > within) {
            failWithMessage(
                    "%s answered a share of %s of the requests, not %s ± %s; served: %s",
                    image, found, share, within, actual.served());
        }
        return this;
    }
}
