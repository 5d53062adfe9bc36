package vn.motcua.camera.dahua;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import vn.motcua.camera.source.BiometricKinds;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;

/** The words of Dahua's {@code Code} and {@code action}. */
final class DahuaCodes {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("VideoMotion", Kind.MOTION),
            entry("VideoMotionInfo", Kind.MOTION),
            entry("SmartMotionHuman", Kind.MOTION),
            entry("SmartMotionVehicle", Kind.MOTION),
            entry("MoveDetection", Kind.MOTION),
            entry("PIR", Kind.MOTION),
            entry("CrossLineDetection", Kind.LINE_CROSSED),
            entry("CrossRegionDetection", Kind.PRESENCE),
            entry("InRegionDetection", Kind.PRESENCE),
            entry("WanderDetection", Kind.LOITERING),
            entry("StayDetection", Kind.LOITERING),
            entry("RioterDetection", Kind.CROWDING),
            entry("CrowdDetection", Kind.CROWDING),
            entry("ManNumDetection", Kind.OCCUPANCY),
            entry("NumberStat", Kind.OCCUPANCY),
            entry("AudioMutation", Kind.AUDIO),
            entry("AudioAnomaly", Kind.AUDIO),
            entry("LeftDetection", Kind.OBJECT_LEFT),
            entry("TakenAwayDetection", Kind.OBJECT_TAKEN),
            entry("VideoBlind", Kind.TAMPER),
            entry("VideoAbnormalDetection", Kind.TAMPER),
            entry("SceneChange", Kind.TAMPER),
            entry("VideoUnFocus", Kind.TAMPER),
            entry("VideoLoss", Kind.SIGNAL_LOST),
            entry("AlarmLocal", Kind.INPUT),
            entry("StorageNotExist", Kind.DEVICE_FAULT),
            entry("StorageFailure", Kind.DEVICE_FAULT),
            entry("StorageLowSpace", Kind.DEVICE_FAULT),
            entry("LoginFailure", Kind.DEVICE_FAULT),
            entry("NetAbort", Kind.DEVICE_FAULT),
            entry("IPConflict", Kind.DEVICE_FAULT),
            entry("TimeChange", Kind.CLOCK_SET),
            entry("NTPAdjustTime", Kind.CLOCK_SET));
    /** Whose card or finger opened a door, whose plate was read. */
    private static final Set<String> OF_PERSONS = Set.of(
            "AccessControl",
            "AccessSnap",
            "CitizenPictureCompare",
            "TrafficJunction",
            "TrafficControl",
            "BlackNameAlarm");

    private DahuaCodes() {}

    static Kind of(String code) {
        return KINDS.getOrDefault(code, Kind.OTHER);
    }

    static boolean isOfPersons(String code) {
        return OF_PERSONS.contains(code) || code.startsWith("Traffic");
    }

    /** By its code, or by what its data say it is. */
    static boolean isBiometric(String code, JsonNode data) {
        if (BiometricKinds.isBiometric(code)
                || BiometricKinds.isBiometric(data.path("Class").asText(""))) return true;
        String object = data.path("Object").path("ObjectType").asText("");
        if (isFace(object) || isOnlyFaces(data.path("Objects"))) return true;
        boolean[] found = {false};
        data.properties()
                .forEach(field -> found[0] |=
                        BiometricKinds.isBiometric(field.getKey()) && BiometricKinds.isSaid(field.getValue()));
        return found[0];
    }

    private static boolean isFace(String object) {
        return object.equalsIgnoreCase("HumanFace") || BiometricKinds.isBiometric(object);
    }

    /** Faces among other things are passed over: whoever crosses a line has one. */
    private static boolean isOnlyFaces(JsonNode objects) {
        for (JsonNode one : objects) if (!isFace(one.path("ObjectType").asText(""))) return false;
        return !objects.isEmpty();
    }

    static Phase phase(String action) {
        return switch (action) {
            case "Start" -> Phase.START;
            case "Stop" -> Phase.END;
            case "State" -> Phase.STATE;
            default -> Phase.PULSE;
        };
    }
}
