package vn.motcua.camera.isapi;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.motcua.camera.source.BiometricKinds;
import vn.motcua.camera.source.Seen.Kind;

/** The words of ISAPI's {@code eventType}, which firmwares spell in upper and lower case as they please. */
final class IsapiKinds {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("vmd", Kind.MOTION),
            entry("motiondetection", Kind.MOTION),
            entry("pir", Kind.MOTION),
            entry("linedetection", Kind.LINE_CROSSED),
            entry("fielddetection", Kind.PRESENCE),
            entry("regionentrance", Kind.PRESENCE),
            entry("regionexiting", Kind.PRESENCE),
            entry("loitering", Kind.LOITERING),
            entry("group", Kind.CROWDING),
            entry("crowddetection", Kind.CROWDING),
            entry("peoplecounting", Kind.OCCUPANCY),
            entry("regiontargetnumbercounting", Kind.OCCUPANCY),
            entry("audioexception", Kind.AUDIO),
            entry("audiodetection", Kind.AUDIO),
            entry("unattendedbaggage", Kind.OBJECT_LEFT),
            entry("attendedbaggage", Kind.OBJECT_TAKEN),
            entry("shelteralarm", Kind.TAMPER),
            entry("tamperdetection", Kind.TAMPER),
            entry("scenechangedetection", Kind.TAMPER),
            entry("defocus", Kind.TAMPER),
            entry("videoloss", Kind.SIGNAL_LOST),
            entry("io", Kind.INPUT),
            entry("diskfull", Kind.DEVICE_FAULT),
            entry("diskerror", Kind.DEVICE_FAULT),
            entry("illaccess", Kind.DEVICE_FAULT),
            entry("nicbroken", Kind.DEVICE_FAULT),
            entry("ipconflict", Kind.DEVICE_FAULT),
            entry("badvideo", Kind.DEVICE_FAULT));
    /** Whom a door let in, whose plate was read, whose face was found in a list. */
    private static final Set<String> OF_PERSONS = Set.of(
            "alarmresult", "accesscontrollerevent", "idinfoevent", "anpr", "vehicledetection", "mixedtargetdetection");

    private IsapiKinds() {}

    static Kind of(String eventType) {
        return KINDS.getOrDefault(eventType.toLowerCase(Locale.ROOT), Kind.OTHER);
    }

    static boolean isBiometric(String eventType) {
        return BiometricKinds.isBiometric(eventType) || eventType.equalsIgnoreCase("alarmResult");
    }

    static boolean isOfPersons(String eventType) {
        return OF_PERSONS.contains(eventType.toLowerCase(Locale.ROOT));
    }
}
