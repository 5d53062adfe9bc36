package vn.motcua.camera.onvif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.camera.http.Headers;
import vn.motcua.camera.http.PartListener;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.SafeXml;
import vn.motcua.camera.source.SafeXml.BadXml;
import vn.motcua.camera.source.SafeXml.Element;
import vn.motcua.camera.source.Sighting;

/** SOAP envelopes with any number of {@code wsnt:NotificationMessage}, whatever their prefixes. An answer without one is a sign of life. */
final class OnvifEnvelopes implements PartListener {
    private static final int ITEMS_MAX = 64;
    private static final List<String> SIMPLE = List.of("SimpleItem");

    @Override
    public List<Heard> part(Headers headers, byte[] body) {
        try {
            return envelope(SafeXml.read(body));
        } catch (BadXml bad) {
            return List.of(new Heard.Fault("XML", bad.what()));
        }
    }

    @Override
    public List<Heard> end() {
        return List.of();
    }

    static List<Heard> envelope(Element root) {
        List<Heard> heard = new ArrayList<>();
        List<Element> all = root.deep();
        all.stream()
                .filter(element -> element.name().equals("Fault"))
                .findFirst()
                .ifPresent(fault -> heard.add(new Heard.Fault("SOAP", reason(fault))));
        all.stream()
                .filter(element -> element.name().equals("NotificationMessage"))
                .forEach(message -> heard.add(message(message)));
        if (!heard.isEmpty()) return heard;
        boolean isSoap = root.name().equals("Envelope")
                || root.name().endsWith("Response")
                || root.name().equals("Notify");
        heard.add(isSoap ? new Heard.Alive("") : new Heard.Refused(Why.NOT_WANTED, Sighting.brief(root.name())));
        return heard;
    }

    /** Its code and subcode: the text of a fault may hold anything. */
    static String reason(Element fault) {
        List<String> codes = new ArrayList<>();
        for (Element element : fault.deep())
            if (element.name().equals("Value") || element.name().equals("faultcode"))
                codes.add(Sighting.brief(element.text()));
        return codes.isEmpty() ? "the device answers with a fault" : String.join(" ", codes);
    }

    private static Heard message(Element notification) {
        String topic = notification.textOf("Topic");
        if (topic.isEmpty()) return new Heard.Fault("XML", "a notification without a topic");
        // wsnt:Message holds tt:Message.
        Element message = notification
                .child("Message")
                .map(outer -> outer.child("Message").orElse(outer))
                .orElse(notification);
        return new OnvifMessage(
                        OnvifTopic.read(topic),
                        message.attribute("UtcTime"),
                        message.attribute("PropertyOperation"),
                        items(message, "Source", "Key"),
                        items(message, "Data"))
                .heard();
    }

    /** Simple items only: an element item is a drawing of somebody or something, and nothing of it is kept. */
    private static Map<String, String> items(Element message, String... groups) {
        Map<String, String> items = new LinkedHashMap<>();
        for (String group : groups)
            message.all(group)
                    .flatMap(found -> found.children().stream())
                    .filter(item -> SIMPLE.contains(item.name()) && items.size() < ITEMS_MAX)
                    .forEach(item -> items.putIfAbsent(item.attribute("Name"), item.attribute("Value")));
        return items;
    }
}
