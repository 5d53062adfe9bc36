package vn.motcua.camera;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.motcua.camera.source.BiometricKinds;
import vn.motcua.camera.source.Doubles.Place;
import vn.motcua.camera.still.Mask;
import vn.motcua.camera.still.Masks;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * Section {@code camera} of {@code agent.yaml}.
 *
 * <pre>
 * camera:
 *   sources:
 *     hall-cameras:                 # last part of the webhook's path
 *       secret: "at least 16 characters, the same at the sender"
 *       counters: {cam-1: counter-1} # which counter a camera looks at
 *       cameras: [gate]              # cameras that look at no counter
 *       kinds: [motion, crowding]    # what they may report; without it, anything about a place
 *     recorder:                    # a device that is asked for its events
 *       type: isapi                # or dahua, dahua-snap, onvif
 *       url: http://10.0.0.5
 *       user: events
 *       passwordFile: recorder.password
 *       channels: {1: counter-1}
 *       still: /snap?ch={channel}  # where its kind has pictures elsewhere; or stills: false
 *       masks: {1: ["0 60 40 40"]} # left, top, width, height in hundredths: covered before a picture is kept
 *     nvr:                         # a Frigate
 *       type: frigate
 *       broker: mqtt://10.0.0.6    # or mqtts://
 *       api: http://10.0.0.6:5000  # asked for what was missed
 *       channels: {hall: counter-1}
 *     gate:                        # ONVIF's Profile M
 *       type: onvif-mqtt
 *       broker: mqtt://10.0.0.6
 *       topicPrefix: gate          # as the device is told to begin its topics
 *       channels: {vsconf: counter-1}
 *     mails:                       # cameras that can only mail
 *       type: smtp
 *       listen: 10.0.0.2
 *       senders: [nvr@site.vn]     # and, or instead, user and passwordFile
 *       channels: {Camera 01: counter-1}
 *     lobby:                       # a device that posts by itself, to http://10.0.0.2:8085/lobby/KEY
 *       type: isapi-push           # or onvif-push, motion
 *       key: "at least 16 characters" # and, or instead, from, user and passwordFile
 *       channels: {1: counter-1}
 *   same:                        # what several sources hear of one camera is told once
 *     gate: [recorder/1, gate/vsconf, nvr/hall]
 *   push: {listen: 10.0.0.2, port: 8085}  # where those post
 *   stills: {every: 5s, keep: 40s, memoryMiB: 24} # pictures of the last moments, in memory
 *   spool: {sizeMiB: 512, age: 3d}     # what waits for the hub
 * </pre>
 *
 * @param sources that call the webhook, by name
 * @param streams devices that are asked for their events, by name; 1 to 250 of all together
 * @param frigates recorders whose broker is listened to
 * @param published devices whose broker is listened to
 * @param mails doors for mails of cameras
 * @param pushes devices that post their events by themselves
 * @param door where they do
 * @param same channels of sources that are one camera, by its name
 * @param masks of the pictures of a source, by its name; of those that have any
 * @param pictures how much of them is held
 */
record CameraSettings(
        Map<String, Source> sources,
        Map<String, StreamSettings> streams,
        List<FrigateSettings> frigates,
        List<OnvifMqttSettings> published,
        List<MailSettings> mails,
        List<PushSettings> pushes,
        PushSettings.Door door,
        Map<Place, String> same,
        Map<String, Masks> masks,
        PictureSettings pictures) {
    private static final int SOURCES_MAX = 250;
    private static final String WEBHOOK = "webhook";
    private static final int SECRET_MIN = 16;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /**
     * One sender.
     *
     * @param secret shared with the sender; never logged
     * @param counters camera, as the sender names it, to the counter it looks at
     * @param cameras every camera of this sender; what comes from another is refused
     * @param kinds what they may report; empty for anything about a place
     */
    record Source(String name, String secret, Map<String, CounterId> counters, Set<String> cameras, Set<String> kinds) {
        Source {
            counters = Map.copyOf(counters);
            cameras = Set.copyOf(cameras);
            kinds = Set.copyOf(kinds);
        }

        @Override
        public String toString() {
            return "Source[" + name + "]";
        }
    }

    CameraSettings {
        sources = Map.copyOf(sources);
        streams = Map.copyOf(streams);
        frigates = List.copyOf(frigates);
        published = List.copyOf(published);
        mails = List.copyOf(mails);
        pushes = List.copyOf(pushes);
        same = Map.copyOf(same);
        masks = Map.copyOf(masks);
    }

    static CameraSettings read(ConfigNode section) {
        ConfigNode list = section.object("sources");
        if (list.keys().isEmpty() || list.keys().size() > SOURCES_MAX) {
            section.problem("sources", list.keys(), Allowed.of("camera.sources", SOURCES_MAX));
        }
        Map<String, Source> sources = new LinkedHashMap<>();
        Map<String, StreamSettings> streams = new LinkedHashMap<>();
        List<FrigateSettings> frigates = new ArrayList<>();
        List<OnvifMqttSettings> published = new ArrayList<>();
        List<MailSettings> mails = new ArrayList<>();
        List<PushSettings> pushes = new ArrayList<>();
        Map<String, Masks> masks = new LinkedHashMap<>();
        for (String name : list.keys()) {
            if (!NAME.matcher(name).matches()) list.problem(name, name, Allowed.of("camera.source"));
            ConfigNode node = list.object(name);
            Allowed types = Allowed.of("camera.type");
            String type = node.textOr("type", WEBHOOK, types);
            if (type.equals(WEBHOOK)) sources.put(name, source(name, node));
            else if (type.equals("frigate")) frigates.add(FrigateSettings.read(name, node));
            else if (type.equals(OnvifMqttSettings.TYPE)) published.add(OnvifMqttSettings.read(name, node));
            else if (type.equals("smtp")) mails.add(MailSettings.read(name, node));
            else if (StreamSettings.TYPES.contains(type)) streams.put(name, StreamSettings.read(name, type, node));
            else if (type.equals(StreamSettings.ONVIF_PUSH) && node.has("url"))
                streams.put(name, StreamSettings.read(name, type, node));
            else if (PushSettings.TYPES.contains(type)) pushes.add(PushSettings.read(name, type, node));
            else node.problem("type", type, types);
            // Whoever begins to write masks wants something covered, and none at all would show everything.
            if (node.keys().contains("masks") && node.object("masks").keys().isEmpty())
                node.problem("masks", "", Allowed.of("camera.masks"));
            else if (node.has("masks")) masks.put(name, masks(node.object("masks")));
        }
        oneStreamEach(list, streams);
        boolean isNamed = streams.values().stream().anyMatch(one -> one.type().equals(StreamSettings.ONVIF_PUSH));
        PushSettings.Door door = PushSettings.Door.read(section.object("push"), isNamed);
        return new CameraSettings(
                sources,
                streams,
                frigates,
                published,
                mails,
                pushes,
                door,
                same(section.object("same"), told(list, sources)),
                masks,
                PictureSettings.read(section));
    }

    /** Whose sightings can be told apart from calls of the webhook, which are signed and told as they are. */
    private static Set<String> told(ConfigNode list, Map<String, Source> webhooks) {
        Set<String> names = new HashSet<>(list.keys());
        names.removeAll(webhooks.keySet());
        return names;
    }

    /** @param sources that may be named in it */
    private static Map<Place, String> same(ConfigNode cameras, Set<String> sources) {
        Map<Place, String> same = new LinkedHashMap<>();
        for (String camera : cameras.keys()) {
            Set<String> heardBy = new HashSet<>();
            List<String> places = cameras.texts(camera);
            for (String place : places) {
                int slash = place.indexOf('/');
                String source = slash < 0 ? place : place.substring(0, slash);
                heardBy.add(source);
                boolean isNew = same.putIfAbsent(new Place(source, place.substring(slash + 1)), camera) == null;
                if (slash < 0 || !isNew || !sources.contains(source))
                    cameras.problem(camera, place, Allowed.of("camera.same"));
            }
            if (heardBy.size() < 2) cameras.problem(camera, places, Allowed.of("camera.same"));
        }
        return same;
    }

    private static Masks masks(ConfigNode node) {
        Map<String, List<Mask>> channels = new LinkedHashMap<>();
        for (String channel : node.keys()) {
            List<Mask> zones = new ArrayList<>();
            for (String text : node.texts(channel)) {
                try {
                    zones.add(Mask.parse(text));
                } catch (IllegalArgumentException outside) {
                    node.problem(channel, text, Allowed.of("camera.mask"));
                }
            }
            channels.put(channel, List.copyOf(zones));
        }
        return new Masks(channels);
    }

    /** A recorder heard twice tells everything twice, and has few connections to give. */
    private static void oneStreamEach(ConfigNode list, Map<String, StreamSettings> streams) {
        Set<String> known = new HashSet<>();
        streams.forEach((name, stream) -> {
            if (!known.add(stream.type() + " " + stream.url().getRawAuthority()))
                list.object(name).problem("url", stream.url(), Allowed.of("camera.once"));
        });
    }

    private static Source source(String name, ConfigNode node) {
        Allowed allowed = Allowed.of("camera.secret", SECRET_MIN);
        String secret = node.text("secret", allowed);
        if (!secret.isEmpty() && secret.length() < SECRET_MIN) node.problem("secret", "***", allowed);
        Map<String, CounterId> counters = counters(node.object("counters"));
        Set<String> cameras = new HashSet<>(counters.keySet());
        cameras.addAll(node.texts("cameras"));
        if (cameras.isEmpty()) node.problem("cameras", "", Allowed.of("camera.cameras"));
        for (String camera : cameras)
            if (!CameraCall.isCameraName(camera)) node.problem("cameras", camera, Allowed.of("camera.name"));
        return new Source(name, secret, counters, cameras, kinds(node));
    }

    private static Map<String, CounterId> counters(ConfigNode node) {
        Map<String, CounterId> counters = new LinkedHashMap<>();
        CounterId none = new CounterId("none");
        for (String camera : node.keys()) {
            counters.put(camera, node.parsed(camera, Allowed.of("camera.counter"), CounterId::new, none));
        }
        return counters;
    }

    private static Set<String> kinds(ConfigNode node) {
        Set<String> kinds = new HashSet<>(node.texts("kinds"));
        for (String kind : kinds)
            if (!NAME.matcher(kind).matches() || BiometricKinds.isBiometric(kind))
                node.problem("kinds", kind, Allowed.of("camera.kind"));
        return kinds;
    }
}
