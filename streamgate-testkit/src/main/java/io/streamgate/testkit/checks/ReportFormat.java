package io.streamgate.testkit.checks;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How a report is written down. */
public enum ReportFormat {
    /** For people. */
    TEXT("text", Report::toString),
    /** One object: {@code workload}, {@code passed}, {@code checks}, and for each check its {@code flaws}. */
    JSON("json", ReportFormat::json),
    /** JUnit's XML, as build servers read it: a suite for each set, a test for each check. */
    JUNIT_XML("junit", JUnitXml::of);

    private final String title;
    // A method without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Report, String> writer;

    ReportFormat(String title, Function<Report, String> writer) {
        this.title = title;
        this.writer = writer;
    }

    /** The report, written down. */
    public String write(Report report) {
        return writer.apply(report);
    }

    /** As on the command line: {@code text}, {@code json}, {@code junit}. */
    @Override
    public String toString() {
        return title;
    }

    private static String json(Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("workload", report.workload().toString());
        json.put("passed", report.passed());
        json.put("checks", report.verdicts().stream().map(ReportFormat::json).toList());
        return new KubernetesSerialization().asJson(json) + "\n";
    }

    private static Map<String, Object> json(Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", verdict.check().id());
        json.put("set", verdict.check().set().toString());
        json.put("title", verdict.check().title());
        json.put("reads", verdict.check().reads().stream().map(Object::toString).toList());
        json.put("passed", verdict.passed());
        json.put("flaws", verdict.flaws().stream().map(ReportFormat::json).toList());
        return json;
    }

    private static Map<String, Object> json(Flaw flaw) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("where", flaw.where());
        json.put("found", flaw.found());
        json.put("remedy", flaw.remedy());
        return json;
    }

    /** The format of that name. */
    static ReportFormat named(String title) {
        for (ReportFormat format : values()) {
            if (format.title.equals(title)) {
                return format;
            }
        }
        throw new IllegalArgumentException("there is no format '" + title + "'; there are " + List.of(values()));
    }
}
