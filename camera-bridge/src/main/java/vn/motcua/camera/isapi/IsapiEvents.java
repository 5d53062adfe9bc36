package vn.motcua.camera.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.http.Headers;
import vn.motcua.camera.http.PartListener;
import vn.motcua.camera.source.BiometricKinds;
import vn.motcua.camera.source.DeviceTime;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Links;
import vn.motcua.camera.source.SafeXml;
import vn.motcua.camera.source.SafeXml.BadXml;
import vn.motcua.camera.source.SafeXml.Element;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;
import vn.motcua.camera.source.Seen.Picture;
import vn.motcua.camera.source.Sighting;
import vn.motcua.camera.source.SourceFormat.Setting;
import vn.motcua.camera.source.XmlSplitter;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * Documents named {@code EventNotificationAlert}, each with the pictures behind it. One that cannot be read is dropped and told; an
 * empty element is an empty value and no reason to lose the stream. Not thread safe.
 */
final class IsapiEvents implements PartListener {
    private static final String ALERT = "EventNotificationAlert";
    private static final String TARGET = "detectionTarget";
    private static final int PICTURES_MAX = 8;
    private static final int ALERTS_MAX = 64;

    private static final List<String> LINKS = List.of("bkgUrl", "detectionPictureURL", "pictureURL", "visibleLightURL");

    private final Setting setting;
    private final boolean isPush;
    private @Nullable Sighting waiting;
    private int expected;
    private int pictures;
    private boolean isRefused;

    /** @param isPush whether all parts of a body are of one event: pictures are waited for until its end */
    IsapiEvents(Setting setting, boolean isPush) {
        this.setting = setting;
        this.isPush = isPush;
    }

    @Override
    public List<Heard> part(Headers headers, byte[] sent) {
        String type = headers.mediaType();
        if (type.startsWith("image/") || isJpeg(sent)) return picture(type, sent);
        byte[] body = SafeXml.singleBytes(sent);
        List<Heard> heard = new ArrayList<>(end());
        isRefused = false;
        if (isBlank(body)) heard.add(new Heard.Fault("EMPTY", "a part without content"));
        else if (first(body) == '{' || first(body) == '[') json(body, heard);
        else if (first(body) == '<') xml(body, heard);
        else heard.add(new Heard.Fault("XML", "neither XML nor JSON"));
        return heard;
    }

    @Override
    public List<Heard> end() {
        Sighting told = waiting;
        waiting = null;
        return told == null ? List.of() : List.of(told.heard());
    }

    /** Of whom was refused no picture is kept either. */
    private List<Heard> picture(String type, byte[] body) {
        if (isRefused) return List.of();
        if (waiting == null) return List.of(new Heard.Refused(Why.NOT_WANTED, type.isEmpty() ? "picture" : type));
        if (pictures++ >= PICTURES_MAX) return List.of(new Heard.Refused(Why.TOO_LARGE, "more than 8 pictures"));
        if (!isJpeg(body)) return List.of(new Heard.Fault("PICTURE", "a part said to be a picture is no JPEG"));
        waiting.picture(new Picture("image/jpeg", body));
        return !isPush && pictures >= expected ? end() : List.of();
    }

    private void xml(byte[] body, List<Heard> heard) {
        for (XmlSplitter.Document document : XmlSplitter.split(body)) {
            if (document.isTooLarge()) heard.add(new Heard.Refused(Why.TOO_LARGE, "XML"));
            else document(document.bytes(), heard);
        }
    }

    private void document(byte[] document, List<Heard> heard) {
        try {
            Element root = SafeXml.read(document);
            List<Element> alerts = root.deep().stream()
                    .filter(element -> element.name().equals(ALERT))
                    .toList();
            if (alerts.isEmpty()) heard.add(new Heard.Refused(Why.NOT_WANTED, Sighting.brief(root.name())));
            for (Element alert : alerts) {
                heard.addAll(end());
                boolean isBiometric = alert.deep().stream().anyMatch(IsapiEvents::tellsOfABody);
                alert(alert::textOf, alert, isBiometric, heard);
            }
        } catch (BadXml bad) {
            heard.add(new Heard.Fault("XML", bad.what()));
        }
    }

    private static boolean tellsOfABody(Element element) {
        boolean hasContent = !element.children().isEmpty() || BiometricKinds.isSaid(element.text());
        if (hasContent && BiometricKinds.isBiometric(element.name())) return true;
        if (element.name().equals(TARGET) && BiometricKinds.isBiometric(element.text())) return true;
        return element.attributes().entrySet().stream()
                .anyMatch(one -> BiometricKinds.isSaid(one.getValue()) && BiometricKinds.isBiometric(one.getKey()));
    }

    /** Some devices gather what they have to say in a list. */
    private void json(byte[] body, List<Heard> heard) {
        try {
            JsonNode root = Json.parseNode(new String(body, StandardCharsets.UTF_8));
            if (!root.isArray()) {
                json(root, heard);
            } else if (root.size() > ALERTS_MAX) {
                heard.add(new Heard.Refused(Why.TOO_LARGE, "JSON of " + root.size() + " alerts"));
            } else {
                for (JsonNode one : root) {
                    heard.addAll(end());
                    json(one, heard);
                }
            }
        } catch (WireException e) {
            heard.add(new Heard.Fault("JSON", "not a JSON object"));
        }
    }

    private void json(JsonNode root, List<Heard> heard) {
        JsonNode alert = root.path(ALERT).isObject() ? root.path(ALERT) : root;
        if (!alert.path("eventType").isTextual())
            heard.add(new Heard.Refused(Why.NOT_WANTED, "JSON without eventType"));
        else alert(name -> alert.path(name).asText(""), null, tellsOfABody(alert), heard);
    }

    private static boolean tellsOfABody(JsonNode alert) {
        return BiometricKinds.isToldIn(alert)
                || alert.findValues(TARGET).stream().anyMatch(target -> BiometricKinds.isBiometric(target.asText("")));
    }

    private void alert(
            Function<String, String> field, @Nullable Element alert, boolean isBiometric, List<Heard> heard) {
        String said = field.apply("eventType");
        String related = alert == null
                ? ""
                : alert.find("relationEvent").map(Element::text).orElse("");
        boolean isDuration = said.equalsIgnoreCase("duration") && !related.isEmpty();
        String type = isDuration ? related : said;
        if (type.isEmpty()) {
            heard.add(new Heard.Fault("XML", "no eventType"));
            return;
        }
        if (isBiometric || IsapiKinds.isBiometric(said) || IsapiKinds.isBiometric(type)) {
            refuse(Why.BIOMETRIC, type, heard);
            return;
        }
        if (IsapiKinds.isOfPersons(type)) {
            refuse(Why.NOT_WANTED, type, heard);
            return;
        }
        boolean isOver = field.apply("eventState").equalsIgnoreCase("inactive");
        String channel = first(field, "channelID", "dynChannelID");
        if (type.equalsIgnoreCase("videoloss") && isOver) {
            // How this vendor says that it is there and has nothing to tell.
            heard.add(new Heard.Alive(Sighting.brief(channel)));
            return;
        }
        Sighting sighting = new Sighting(IsapiKinds.of(type), type)
                .of(device(field, alert), channel)
                .phase(phase(field, isOver, isDuration))
                .late(field.apply("isDataRetransmission").equalsIgnoreCase("true"));
        DeviceTime.read(field.apply("dateTime"), setting.zone()).ifPresent(sighting::at);
        describe(sighting, field, alert, type);
        links(sighting, field, alert, heard);
        hold(sighting, field, heard);
    }

    private void refuse(Why why, String type, List<Heard> heard) {
        isRefused = true;
        heard.add(new Heard.Refused(why, Sighting.brief(type)));
    }

    private static Phase phase(Function<String, String> field, boolean isOver, boolean isDuration) {
        if (isOver) return Phase.END;
        if (isDuration) return Phase.UPDATE;
        if (field.apply("eventState").isEmpty()) return Phase.PULSE;
        String posts = field.apply("activePostCount");
        return posts.isEmpty() || posts.equals("0") || posts.equals("1") ? Phase.START : Phase.UPDATE;
    }

    /** What stays the same when the address changes comes first. */
    private static String device(Function<String, String> field, @Nullable Element alert) {
        String serial = alert == null
                ? ""
                : alert.find("serialNumber").map(Element::text).orElse("");
        String mac = field.apply("macAddress").toLowerCase(Locale.ROOT);
        return Stream.of(mac, serial, field.apply("ipAddress"))
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static void describe(
            Sighting sighting, Function<String, String> field, @Nullable Element alert, String type) {
        String input = first(field, "inputIOPortID", "dynInputIOPortID");
        if (sighting.kind() == Kind.INPUT) sighting.key(input);
        sighting.detail("input", input);
        sighting.detail("posts", number(field.apply("activePostCount")));
        if (type.equalsIgnoreCase("regionEntrance")) sighting.detail("move", "in");
        if (type.equalsIgnoreCase("regionExiting")) sighting.detail("move", "out");
        if (sighting.kind() == Kind.DEVICE_FAULT) sighting.detail("fault", type);
        if (alert == null) return;
        String regions = texts(alert, "regionID").sorted().distinct().collect(Collectors.joining("+"));
        if (!regions.isEmpty()) sighting.key(regions).detail("region", regions);
        sighting.detail("target", texts(alert, "detectionTarget").distinct().collect(Collectors.joining("+")));
        alert.find("TargetRect")
                .ifPresent(rect -> sighting.detail(
                        "box",
                        Stream.of("X", "Y", "width", "height")
                                .map(name -> rect.find(name).map(Element::text).orElse(""))
                                .collect(Collectors.joining(","))));
        count(sighting, alert);
    }

    private static void count(Sighting sighting, Element alert) {
        if (sighting.kind() != Kind.OCCUPANCY && sighting.kind() != Kind.CROWDING) return;
        for (String name : List.of("peopleNum", "personNumber", "regionTargetNumber", "enter"))
            alert.find(name)
                    .ifPresent(
                            found -> sighting.detail(name.equals("enter") ? "entered" : "count", number(found.text())));
    }

    private static Stream<String> texts(Element alert, String name) {
        return alert.deep().stream()
                .filter(element ->
                        element.name().equals(name) && !element.text().isEmpty())
                .map(Element::text);
    }

    private static String number(String text) {
        return text.matches("\\d{1,9}") ? text : "";
    }

    private void links(Sighting sighting, Function<String, String> field, @Nullable Element alert, List<Heard> heard) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : LINKS) {
            String link = alert == null
                    ? field.apply(name)
                    : alert.find(name).map(Element::text).orElse("");
            if (!link.isEmpty()) found.put(name, link);
        }
        Set<String> hosts = Stream.of(setting.host(), setting.host().isEmpty() ? field.apply("ipAddress") : "")
                .filter(host -> !host.isEmpty())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        found.forEach((name, link) -> Links.path(link, hosts)
                .ifPresentOrElse(sighting::link, () -> heard.add(new Heard.Refused(Why.FOREIGN_LINK, name))));
    }

    /** Pictures come behind it: in a body of one event until the body ends, in a stream as many as it says. */
    private void hold(Sighting sighting, Function<String, String> field, List<Heard> heard) {
        String said = number(field.apply("detectionPicturesNumber"));
        boolean isLink = field.apply("detectionPictureTransType").equalsIgnoreCase("url");
        expected = said.isEmpty() || isLink ? 0 : Integer.parseInt(said);
        pictures = 0;
        if (isPush || expected > 0) waiting = sighting;
        else heard.add(sighting.heard());
    }

    private static String first(Function<String, String> field, String... names) {
        return Stream.of(names)
                .map(field)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean isJpeg(byte[] body) {
        return body.length > 2 && body[0] == (byte) 0xFF && body[1] == (byte) 0xD8;
    }

    private static boolean isBlank(byte[] body) {
        return first(body) == 0;
    }

    /** The first byte that is no blank; 0 if there is none. */
    private static byte first(byte[] body) {
        for (byte one : body) if (one > ' ' || one < 0) return one;
        return 0;
    }
}
