package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streamgate.Workload;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Flaw FLAW =
            new Flaw("Service shop/cart spec.type", "is <\"odd\" & \u0007 new\nline>", "set it to 'LoadBalancer'");
    private static final Report REPORT = new Report(
            new Workload("shop", "cart"),
            List.of(
                    new Verdict(Check.BG_01, List.of()),
                    new Verdict(Check.BG_03, List.of(FLAW, FLAW)),
                    new Verdict(Check.HP_04, List.of())));

    @Test
    void textIsForPeople() {
        assertThat(ReportFormat.TEXT.write(REPORT))
                .startsWith("shop/cart: 2 of 3 checks passed\nok    BG-01 both Deployments exist\nFAIL  BG-03 ")
                .contains("\n        Service shop/cart spec.type is <", "\n          -> set it to 'LoadBalancer'\n")
                .endsWith("ok    HP-04 minReplicas >= 3\n");
    }

    @Test
    @SuppressWarnings("unchecked")
    void jsonHasAllThatIsKnown() {
        Map<String, Object> json = new KubernetesSerialization().unmarshal(ReportFormat.JSON.write(REPORT), Map.class);
        assertThat(json).containsEntry("workload", "shop/cart").containsEntry("passed", false);
        List<Map<String, Object>> checks = (List<Map<String, Object>>) json.get("checks");
        assertThat(checks).hasSize(3);
        assertThat(checks.get(0)).containsEntry("passed", true).containsEntry("flaws", List.of());
        assertThat(checks.get(1))
                .containsEntry("id", "BG-03")
                .containsEntry("set", "blue-green")
                .containsEntry("title", "the active Service exists, of type LoadBalancer")
                .containsEntry("reads", List.of("Service"))
                .containsEntry("passed", false);
        assertThat((List<Object>) checks.get(1).get("flaws"))
                .hasSize(2)
                .contains(Map.of("where", FLAW.where(), "found", FLAW.found(), "remedy", FLAW.remedy()));
    }

    @Test
    void xmlIsAsJUnitWritesIt() throws Exception {
        String text = ReportFormat.JUNIT_XML.write(REPORT);
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
        Element all = xml.getDocumentElement();
        assertThat(all.getTagName()).isEqualTo("testsuites");
        assertThat(all.getAttribute("tests")).isEqualTo("3");
        assertThat(all.getAttribute("failures")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        Element test = (Element) xml.getElementsByTagName("testcase").item(1);
        assertThat(test.getAttribute("name")).isEqualTo(Check.BG_03.toString());
        assertThat(test.getAttribute("classname")).isEqualTo("shop/cart.blue-green");
        Element failure = (Element) test.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains("<\"odd\" & ? new");
        assertThat(failure.getTextContent().lines()).hasSize(4);
    }

    @Test
    void aReportOfNothingWrongPassed() {
        Report report = new Report(new Workload("shop", "cart"), List.of(new Verdict(Check.BG_01, List.of())));
        assertThat(report.passed()).isTrue();
        assertThat(ReportFormat.JUNIT_XML.write(report))
                .contains("failures=\"0\"")
                .doesNotContain("<failure");
    }
}
