package io.streamgate.testkit.checks;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report as JUnit's XML. */
final class JUnitXml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitXml() throws XMLStreamException {
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    static String of(Report report) {
        try {
            JUnitXml document = new JUnitXml();
            document.write(report);
            return document.text + "\n";
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report cannot be written as XML", e);
        }
    }

    private void write(Report report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites", report.workload().toString(), report.verdicts());
        for (CheckSet set : CheckSet.values()) {
            List<Verdict> verdicts = report.verdicts().stream()
                    .filter(verdict -> verdict.check().set() == set)
                    .toList();
            if (!verdicts.isEmpty()) {
                start("testsuite", report.workload() + " " + set, verdicts);
                for (Verdict verdict : verdicts) {
                    write(report.workload() + "." + set, verdict);
                }
                end();
            }
        }
        end();
        xml.writeEndDocument();
    }

    private void start(String element, String name, List<Verdict> verdicts) throws XMLStreamException {
        newLine();
        xml.writeStartElement(element);
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", String.valueOf(verdicts.size()));
        long failures = verdicts.stream().filter(verdict -> !verdict.passed()).count();
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
    }

    private void write(String group, Verdict verdict) throws XMLStreamException {
        newLine();
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", group);
        xml.writeAttribute("name", verdict.check().toString());
        if (!verdict.passed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", withoutControls(verdict.flaws().get(0).toString()));
            xml.writeCharacters(
                    withoutControls(verdict.flaws().stream().map(Flaw::toString).collect(Collectors.joining("\n"))));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void end() throws XMLStreamException {
        newLine();
        xml.writeEndElement();
    }

    private void newLine() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** What XML has no way to write may stand in a server's answer. */
    private static String withoutControls(String said) {
        return said.replaceAll("[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
    }
}
