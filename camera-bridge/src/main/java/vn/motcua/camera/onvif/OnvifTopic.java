package vn.motcua.camera.onvif;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.motcua.camera.source.BiometricKinds;
import vn.motcua.camera.source.Seen.Kind;

/**
 * A topic such as {@code tns1:RuleEngine/FieldDetector/ObjectsInside}.
 *
 * @param path its steps without prefixes
 */
record OnvifTopic(List<String> path) {
    private static final int STEPS_MAX = 16;
    /** By their last two steps, or the last but one alone with a star. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("FieldDetector/ObjectsInside", Kind.PRESENCE),
            entry("LoiteringDetector/ObjectIsLoitering", Kind.LOITERING),
            entry("CountAggregation/OccupancyCounter", Kind.OCCUPANCY),
            entry("CountAggregation/Counter", Kind.OCCUPANCY),
            entry("LineDetector/Crossed", Kind.LINE_CROSSED),
            entry("CellMotionDetector/Motion", Kind.MOTION),
            entry("MotionRegionDetector/Motion", Kind.MOTION),
            entry("VideoSource/MotionAlarm", Kind.MOTION),
            entry("ObjectDetection/Object", Kind.PRESENCE),
            entry("PeopleDetector/People", Kind.PRESENCE),
            entry("AudioDetector/Class", Kind.AUDIO),
            entry("AudioAnalytics/*", Kind.AUDIO),
            entry("AudioSource/DetectedSound", Kind.AUDIO),
            entry("Trigger/DigitalInput", Kind.INPUT),
            entry("GlobalSceneChange/*", Kind.TAMPER),
            entry("VideoSource/GlobalSceneChange", Kind.TAMPER),
            entry("ImageTooDark/*", Kind.TAMPER),
            entry("VideoSource/ImageTooDark", Kind.TAMPER),
            entry("ImageTooBright/*", Kind.TAMPER),
            entry("VideoSource/ImageTooBright", Kind.TAMPER),
            entry("ImageTooBlurry/*", Kind.TAMPER),
            entry("VideoSource/ImageTooBlurry", Kind.TAMPER),
            entry("TamperDetector/Tamper", Kind.TAMPER),
            entry("SignalLoss/*", Kind.SIGNAL_LOST),
            entry("VideoSource/SignalLoss", Kind.SIGNAL_LOST),
            entry("HardwareFailure/*", Kind.DEVICE_FAULT),
            entry("Device/HardwareFailure", Kind.DEVICE_FAULT));

    OnvifTopic {
        path = List.copyOf(path);
    }

    static OnvifTopic read(String text) {
        List<String> steps = new ArrayList<>();
        for (String step : text.strip().split("/")) {
            String plain = step.substring(step.indexOf(':') + 1).strip();
            if (!plain.isEmpty() && steps.size() < STEPS_MAX) steps.add(plain);
        }
        return new OnvifTopic(steps);
    }

    Kind kind() {
        int size = path.size();
        if (size == 0) return Kind.OTHER;
        String last = path.get(size - 1);
        String before = size > 1 ? path.get(size - 2) : "";
        Kind exact = KINDS.get(before + "/" + last);
        return exact != null ? exact : KINDS.getOrDefault(before + "/*", Kind.OTHER);
    }

    boolean isBiometric() {
        return path.stream().anyMatch(BiometricKinds::isBiometric);
    }

    /** Plates and what is read of them. */
    boolean isOfPersons() {
        return path.stream()
                .anyMatch(step ->
                        step.contains("LicensePlate") || step.equals("AccessControl") || step.equals("Credential"));
    }

    String text() {
        return String.join("/", path);
    }
}
