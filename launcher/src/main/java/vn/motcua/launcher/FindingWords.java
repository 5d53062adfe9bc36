package vn.motcua.launcher;

import java.util.Map;
import java.util.stream.Stream;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.kiosk.Finding;

/** A finding as a sentence of the terminal's language. The stable words a program reads (READY, PASSED …) become words for people. */
final class FindingWords {
    private static final Map<String, String> SECOND = Map.of(
            "printer", "doctor.condition.",
            "device", "doctor.condition.",
            "device.health", "doctor.verdict.",
            "printer.printed", "doctor.outcome.");

    private FindingWords() {}

    private static boolean isCondition(String word) {
        return Stream.of(DeviceStatus.Condition.values())
                .anyMatch(one -> one.name().equals(word));
    }

    static String of(Finding finding) {
        Object[] values = finding.values().toArray();
        String words = SECOND.get(finding.topic());
        if (words != null && values.length > 1) values[1] = Texts.of(words + values[1]);
        // A device that has no more to tell than its condition, which its own line has told.
        if (finding.topic().equals("device.health")
                && isCondition(finding.values().get(2))) values[2] = "";
        // A port without a USB identity leaves gaps where its name would be.
        return Texts.of("doctor." + finding.topic(), values)
                .replaceAll(" {2,}", " ")
                .strip();
    }
}
