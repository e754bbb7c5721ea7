package dev.candela.tidy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A library that comes with a module is named on a page of `docs/decisions`, which says what it replaces and costs.
final class DependencyPages {
    /// @param files every text file of the project by its path
    static List<Fault> faults(Map<String, String> files) {
        var faults = new ArrayList<Fault>();
        files.forEach((path, text) -> {
            if (path.equals("pom.xml") || path.endsWith("/pom.xml")) {
                for (String artifact : shipped(text)) {
                    boolean named = files.entrySet().stream()
                        .filter(it -> it.getKey().startsWith("docs/decisions/"))
                        .anyMatch(it -> it.getValue().contains("`" + artifact + "`"));
                    if (!named) {
                        faults.add(new Fault(path, 1, artifact + " has no page in docs/decisions"
                            + " (expected: `" + artifact + "` on one, with what it replaces and costs)"));
                    }
                }
            }
        });
        return faults;
    }

    /// The artifacts in compile or runtime scope that are not our own.
    private static List<String> shipped(String pom) {
        var artifacts = new ArrayList<String>();
        child(parse(pom).getDocumentElement(), "dependencies").ifPresent(dependencies -> {
            for (Element it : children(dependencies, "dependency")) {
                String scope = text(it, "scope").orElse("compile");
                boolean ours = text(it, "groupId").orElse("").equals("dev.candela");
                if (!ours && (scope.equals("compile") || scope.equals("runtime"))) {
                    artifacts.add(text(it, "artifactId").orElseThrow());
                }
            }
        });
        return artifacts;
    }

    private static Document parse(String pom) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(pom)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(it -> it.getTextContent().strip());
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node it = parent.getFirstChild(); it != null; it = it.getNextSibling()) {
            if (it instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private DependencyPages() {}
}
