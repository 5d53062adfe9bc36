package vn.motcua.camera.source;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A document of a camera as a small tree. A document with a DOCTYPE is refused whole, so that no entity is ever looked up or unfolded;
 * size, depth and number of elements are bounded. Any thread.
 */
public final class SafeXml {
    /** Of one document. */
    public static final int BYTES_MAX = 256 * 1024;

    private static final int DEPTH_MAX = 40;
    private static final int ELEMENTS_MAX = 8_192;
    private static final XMLInputFactory FACTORY = factory();
    /** What a declaration says of the encoding is true no more once the text is in another. */
    private static final Pattern ENCODING = Pattern.compile(
            "\\A(\\s{0,99}<\\?xml\\s[^>]{0,99}?)\\sencoding\\s{0,9}=\\s{0,9}(?:\"[^\"]{0,40}\"|'[^']{0,40}')");

    private SafeXml() {}

    /** A document that is none, or none that is taken. The message names what is wrong, never content. */
    public static final class BadXml extends Exception {
        private static final long serialVersionUID = 1L;

        BadXml(String what) {
            super(what, null, false, false);
        }

        /** What is wrong with it. */
        public String what() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * An element.
     *
     * @param name without its prefix
     * @param namespace empty for none
     * @param attributes by name without prefix
     * @param text of its own, stripped
     */
    public record Element(
            String name, String namespace, Map<String, String> attributes, String text, List<Element> children) {
        public Element {
            attributes = Map.copyOf(attributes);
            children = List.copyOf(children);
        }

        public Stream<Element> all(String name) {
            return children.stream().filter(child -> child.name.equals(name));
        }

        /** The first child of this name. */
        public Optional<Element> child(String name) {
            return all(name).findFirst();
        }

        /** Text of the first child of this name, empty if there is none. */
        public String textOf(String name) {
            return child(name).map(Element::text).orElse("");
        }

        public String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }

        /** This and everything below it, in order. */
        public List<Element> deep() {
            List<Element> all = new ArrayList<>();
            gather(all);
            return all;
        }

        private void gather(List<Element> all) {
            all.add(this);
            for (Element child : children) child.gather(all);
        }

        /** The first of this name, here or below. */
        public Optional<Element> find(String name) {
            if (this.name.equals(name)) return Optional.of(this);
            for (Element child : children) {
                Optional<Element> found = child.find(name);
                if (found.isPresent()) return found;
            }
            return Optional.empty();
        }
    }

    /** The root of a document; blanks around it are allowed. */
    public static Element read(byte[] document) throws BadXml {
        if (document.length > BYTES_MAX) throw new BadXml("a document of more than " + BYTES_MAX + " bytes");
        int from = 0;
        while (from < document.length && document[from] <= ' ' && document[from] >= 0) from++;
        try {
            XMLStreamReader reader =
                    FACTORY.createXMLStreamReader(new ByteArrayInputStream(document, from, document.length - from));
            try {
                return root(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new BadXml("line " + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber() + ": not well-formed XML");
        } catch (RuntimeException e) {
            // The JDK's reader throws a few of these for bytes in no encoding and the like.
            throw new BadXml("not well-formed XML");
        }
    }

    /**
     * The same text without a byte order mark, and in UTF-8 if it was in UTF-16: what looks for its tags looks at single bytes. Of a
     * text longer than a document may be, only that it is too long can still be found out.
     */
    public static byte[] singleBytes(byte[] text) {
        if (begins(text, 0xEF, 0xBB, 0xBF)) return Arrays.copyOfRange(text, 3, text.length);
        boolean isWide = begins(text, 0xFE, 0xFF) || begins(text, 0xFF, 0xFE);
        if (!isWide) return text;
        String read = new String(text, 0, Math.min(text.length, 2 * (BYTES_MAX + 2)), StandardCharsets.UTF_16);
        return ENCODING.matcher(read).replaceFirst("$1").getBytes(StandardCharsets.UTF_8);
    }

    private static boolean begins(byte[] text, int... mark) {
        for (int i = 0; i < mark.length; i++) if (i >= text.length || (text[i] & 0xff) != mark[i]) return false;
        return true;
    }

    private static Element root(XMLStreamReader reader) throws XMLStreamException, BadXml {
        Deque<Open> open = new ArrayDeque<>();
        int elements = 0;
        Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > ELEMENTS_MAX) throw new BadXml("more than " + ELEMENTS_MAX + " elements");
                    if (open.size() >= DEPTH_MAX) throw new BadXml("elements nested more than " + DEPTH_MAX + " deep");
                    open.push(new Open(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    Open current = open.peek();
                    if (current != null) current.text.append(reader.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element ended = open.pop().close();
                    Open parent = open.peek();
                    if (parent == null) root = ended;
                    else parent.children.add(ended);
                }
                case XMLStreamConstants.DTD -> throw new BadXml("a DOCTYPE is not taken");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new BadXml("an entity is not taken");
                default -> {}
            }
        }
        if (root == null) throw new BadXml("no element");
        return root;
    }

    private static final class Open {
        final String name;
        final String namespace;
        final Map<String, String> attributes = new LinkedHashMap<>();
        final StringBuilder text = new StringBuilder();
        final List<Element> children = new ArrayList<>();

        Open(XMLStreamReader reader) {
            name = reader.getLocalName();
            namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
            for (int i = 0; i < reader.getAttributeCount(); i++)
                attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }

        Element close() {
            return new Element(name, namespace, attributes, text.toString().strip(), children);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is looked up");
        });
        return factory;
    }
}
