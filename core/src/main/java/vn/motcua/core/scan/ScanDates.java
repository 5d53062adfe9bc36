package vn.motcua.core.scan;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * What only the date of today tells of a scan: nobody was born and no card was issued in days to come, and a slip of such a day is
 * hardly one. Where nobody can say which day it is, nothing is held to lie in the future. No day before this program's is believed.
 */
final class ScanDates {
    private static final LocalDate EARLIEST_TODAY = LocalDate.of(2026, 1, 1);
    // The grammars of dossier codes are of 2018 and later.
    private static final LocalDate FIRST_DOSSIERS = LocalDate.of(2018, 1, 1);
    private static final int LAST_OF_ZONES = 2099;
    private static final List<Map.Entry<String, ScanWarning>> PAST_ONLY = List.of(
            Map.entry("birthDate", ScanWarning.BIRTH_DATE_BAD), Map.entry("issueDate", ScanWarning.ISSUE_DATE_BAD));

    private ScanDates() {}

    static Scan judge(Scan scan, @Nullable LocalDate clock) {
        LocalDate last = lastOf(clock);
        Set<ScanWarning> warnings = new LinkedHashSet<>(scan.warnings());
        PersonalFields personal = scan.kind() == ScanKind.MRZ ? ofLastCentury(scan.personal(), last) : scan.personal();
        for (Map.Entry<String, ScanWarning> field : PAST_ONLY) {
            String day = personal.reveal(field.getKey());
            if (day == null || !LocalDate.parse(day).isAfter(last)) continue;
            warnings.add(field.getValue());
            personal = personal.without(field.getKey());
        }
        boolean isDoubtful = isDoubtfulSlip(scan, last);
        if (isDoubtful) warnings.add(ScanWarning.DOSSIER_CODE_DOUBTFUL);
        if (warnings.size() == scan.warnings().size() && personal == scan.personal()) return scan;
        Confidence confidence = isDoubtful ? atMostLikely(scan.confidence()) : scan.confidence();
        return new Scan(scan.kind(), scan.fields(), scan.bearer(), personal, warnings, confidence, scan.symbology());
    }

    /** The last day that is not to come. One day of grace: clock and card may be of different time zones. */
    private static LocalDate lastOf(@Nullable LocalDate clock) {
        if (clock == null) return LocalDate.MAX;
        return (clock.isBefore(EARLIEST_TODAY) ? EARLIEST_TODAY : clock).plusDays(1);
    }

    // A zone has two digits of the year: born in days to come can only be born a hundred years before.
    private static PersonalFields ofLastCentury(PersonalFields personal, LocalDate last) {
        String born = personal.reveal("birthDate");
        LocalDate day = born == null ? null : LocalDate.parse(born);
        boolean isToCome = day != null && day.isAfter(last) && day.getYear() <= LAST_OF_ZONES;
        return day == null || !isToCome
                ? personal
                : personal.with("birthDate", day.minusYears(100).toString());
    }

    static Confidence atMostLikely(Confidence confidence) {
        return confidence == Confidence.CERTAIN ? Confidence.LIKELY : confidence;
    }

    private static boolean isDoubtfulSlip(Scan scan, LocalDate last) {
        boolean isSlip = scan.kind() == ScanKind.APPOINTMENT_SLIP || scan.kind() == ScanKind.SLIP_URL;
        String received = scan.field("receivedOn");
        if (!isSlip || received == null) return false;
        LocalDate day = LocalDate.parse(received);
        return day.isAfter(last) || day.isBefore(FIRST_DOSSIERS) || isNought(scan.field("sequence"));
    }

    private static boolean isNought(@Nullable String sequence) {
        return sequence != null && sequence.chars().allMatch(c -> c == '0');
    }
}
