package vn.motcua.camera.onvif;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.camera.source.DeviceTime;
import vn.motcua.camera.source.Links;
import vn.motcua.camera.source.SafeXml.Element;

/** The messages of the client, and what is read from the answers. Pure; any thread. */
final class Soap {
    static final String DEVICE = "http://www.onvif.org/ver10/device/wsdl";
    static final String EVENTS = "http://www.onvif.org/ver10/events/wsdl";
    static final String MEDIA = "http://www.onvif.org/ver10/media/wsdl";
    static final String WSN = "http://docs.oasis-open.org/wsn/b-2";
    private static final String WSN_ACTION = "http://docs.oasis-open.org/wsn/bw-2/SubscriptionManager/";
    private static final String WSN_PRODUCER = "http://docs.oasis-open.org/wsn/bw-2/NotificationProducer/";
    private static final int REFERENCES_MAX = 8;
    private static final int TOPICS_MAX = 200;

    /**
     * A call.
     *
     * @param action as the WSDL names it
     * @param body of one element, named first: some devices look no further
     */
    record Call(String action, String body) {}

    /**
     * A subscription as the device names it.
     *
     * @param path where it is asked, always at the configured host
     * @param address as the device said it; it goes back in {@code wsa:To}, never into a connection
     * @param references reference parameters, echoed as headers
     * @param lifetime from the device's own two times, so that its clock does not matter; empty if it says none that could be
     */
    record Subscription(
            String path, String address, List<String> references, Optional<Instant> now, Optional<Duration> lifetime) {
        Subscription {
            references = List.copyOf(references);
        }
    }

    private Soap() {}

    static Call dateAndTime() {
        return new Call(DEVICE + "/GetSystemDateAndTime", "<GetSystemDateAndTime xmlns=\"" + DEVICE + "\"/>");
    }

    static Call services() {
        return new Call(
                DEVICE + "/GetServices",
                "<GetServices xmlns=\"" + DEVICE + "\"><IncludeCapability>true</IncludeCapability></GetServices>");
    }

    static Call capabilities() {
        return new Call(
                DEVICE + "/GetCapabilities",
                "<GetCapabilities xmlns=\"" + DEVICE + "\"><Category>All</Category></GetCapabilities>");
    }

    static Call eventProperties() {
        return new Call(
                EVENTS + "/EventPortType/GetEventPropertiesRequest", "<GetEventProperties xmlns=\"" + EVENTS + "\"/>");
    }

    /** @param end a duration or a point of time by the device's clock */
    static Call create(String end) {
        return new Call(
                EVENTS + "/EventPortType/CreatePullPointSubscriptionRequest",
                "<CreatePullPointSubscription xmlns=\"" + EVENTS + "\"><InitialTerminationTime>" + end
                        + "</InitialTerminationTime></CreatePullPointSubscription>");
    }

    /** @param end as of {@link #create} */
    static Call subscribe(URI consumer, String end) {
        return new Call(
                WSN_PRODUCER + "SubscribeRequest",
                "<Subscribe xmlns=\"" + WSN + "\"><ConsumerReference><a:Address>" + escape(consumer.toString())
                        + "</a:Address></ConsumerReference><InitialTerminationTime>" + end
                        + "</InitialTerminationTime></Subscribe>");
    }

    static Call pull(Duration wait, int limit) {
        return new Call(
                EVENTS + "/PullPointSubscription/PullMessagesRequest",
                "<PullMessages xmlns=\"" + EVENTS + "\"><Timeout>" + wait + "</Timeout><MessageLimit>" + limit
                        + "</MessageLimit></PullMessages>");
    }

    static Call seek(Instant from) {
        return new Call(
                EVENTS + "/PullPointSubscription/SeekRequest",
                "<Seek xmlns=\"" + EVENTS + "\"><UtcTime>" + from + "</UtcTime></Seek>");
    }

    static Call synchronize() {
        return new Call(
                EVENTS + "/PullPointSubscription/SetSynchronizationPointRequest",
                "<SetSynchronizationPoint xmlns=\"" + EVENTS + "\"/>");
    }

    static Call renew(String end) {
        return new Call(
                WSN_ACTION + "RenewRequest",
                "<Renew xmlns=\"" + WSN + "\"><TerminationTime>" + end + "</TerminationTime></Renew>");
    }

    static Call unsubscribe() {
        return new Call(WSN_ACTION + "UnsubscribeRequest", "<Unsubscribe xmlns=\"" + WSN + "\"/>");
    }

    static Call profiles() {
        return new Call(MEDIA + "/GetProfiles", "<GetProfiles xmlns=\"" + MEDIA + "\"/>");
    }

    static Call snapshotUri(String profile) {
        return new Call(
                MEDIA + "/GetSnapshotUri",
                "<GetSnapshotUri xmlns=\"" + MEDIA + "\"><ProfileToken>" + escape(profile)
                        + "</ProfileToken></GetSnapshotUri>");
    }

    /** The body stands in one line behind its opening tag: a mock, and perhaps devices, find it only so. */
    static String envelope(Call call, String headers) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" "
                + "xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header><a:Action s:mustUnderstand=\"1\">"
                + call.action() + "</a:Action>" + headers
                + "</s:Header><s:Body xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                + "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">" + call.body() + "</s:Body></s:Envelope>";
    }

    /** Headers that tell a device which of its subscriptions is meant. */
    static String headers(Subscription of) {
        return "<a:To s:mustUnderstand=\"1\">" + escape(of.address()) + "</a:To>" + String.join("", of.references());
    }

    /** {@code UTCDateTime}; empty if the device says none, or no time that could be. */
    static Optional<Instant> time(Element answer) {
        return answer.find("UTCDateTime").flatMap(utc -> {
            try {
                return Optional.of(LocalDateTime.of(
                                number(utc, "Year"),
                                number(utc, "Month"),
                                number(utc, "Day"),
                                number(utc, "Hour"),
                                number(utc, "Minute"),
                                Math.min(59, number(utc, "Second")))
                        .toInstant(ZoneOffset.UTC));
            } catch (DateTimeException | NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private static int number(Element in, String name) {
        return Integer.parseInt(in.find(name).map(Element::text).orElse(""));
    }

    /**
     * Path of a service: of {@code GetServices} by its namespace, of {@code GetCapabilities} by its name. Whatever host the device
     * writes there (behind address translation often a wrong one) is left out.
     */
    static Optional<String> service(Element answer, String namespace, String name) {
        Optional<Element> byNamespace = answer.deep().stream()
                .filter(one ->
                        one.name().equals("Service") && one.textOf("Namespace").equals(namespace))
                .findFirst();
        return byNamespace
                .or(() -> answer.find("Capabilities").flatMap(all -> all.child(name)))
                .flatMap(found -> Links.path(found.textOf("XAddr"), Set.of()));
    }

    /**
     * Token of the first profile that shows a channel. A channel is what sightings call it (a video source or its configuration), or the
     * profile itself.
     */
    static Optional<String> profile(Element answer, String channel) {
        return answer.deep().stream()
                .filter(one -> one.name().equals("Profiles") && isOf(one, channel))
                .map(one -> one.attribute("token"))
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    private static boolean isOf(Element profile, String channel) {
        Optional<Element> source = profile.child("VideoSourceConfiguration");
        return profile.attribute("token").equals(channel)
                || source.filter(found -> found.attribute("token").equals(channel)
                                || found.textOf("SourceToken").equals(channel))
                        .isPresent();
    }

    /** Whether what happened in an outage can be asked for. */
    static boolean isPersistent(Element services) {
        return services.deep().stream()
                .map(one -> one.attribute("PersistentNotificationStorage"))
                .anyMatch(said -> said.equals("true") || said.equals("1"));
    }

    /** Topics the device says it has, without prefixes. */
    static List<String> topics(Element answer) {
        List<String> topics = new ArrayList<>();
        answer.find("TopicSet").ifPresent(set -> set.children().forEach(child -> topics(child, "", topics)));
        return List.copyOf(topics);
    }

    private static void topics(Element at, String above, List<String> topics) {
        if (at.name().equals("MessageDescription") || topics.size() >= TOPICS_MAX) return;
        String path = above.isEmpty() ? at.name() : above + "/" + at.name();
        String isTopic = at.attribute("topic");
        if (isTopic.equals("true") || isTopic.equals("1")) topics.add(path);
        at.children().forEach(child -> topics(child, path, topics));
    }

    /** @param otherwise path of the event service, for a device whose address cannot be read */
    static Subscription subscription(Element answer, String otherwise) {
        Element reference = answer.find("SubscriptionReference").orElse(answer);
        String address = reference.find("Address").map(Element::text).orElse("");
        List<String> references = reference
                .find("ReferenceParameters")
                .or(() -> reference.find("ReferenceProperties"))
                .map(found -> found.children().stream()
                        .limit(REFERENCES_MAX)
                        .map(one -> write(one, " a:IsReferenceParameter=\"true\""))
                        .toList())
                .orElse(List.of());
        return new Subscription(
                Links.path(address, Set.of()).orElse(otherwise),
                address,
                references,
                instant(answer, "CurrentTime"),
                lifetime(answer));
    }

    static Optional<Duration> lifetime(Element answer) {
        return instant(answer, "CurrentTime")
                .flatMap(from -> instant(answer, "TerminationTime").map(until -> Duration.between(from, until)));
    }

    private static Optional<Instant> instant(Element answer, String name) {
        return answer.find(name)
                .flatMap(found -> DeviceTime.read(found.text(), ZoneOffset.UTC))
                .map(DeviceTime::at);
    }

    private static String write(Element element, String more) {
        StringBuilder text =
                new StringBuilder("<" + element.name() + " xmlns=\"" + escape(element.namespace()) + "\"" + more);
        element.attributes()
                .forEach((name, value) -> text.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(escape(value))
                        .append('"'));
        text.append('>').append(escape(element.text()));
        element.children().forEach(child -> text.append(write(child, "")));
        return text.append("</").append(element.name()).append('>').toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
