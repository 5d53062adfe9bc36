package vn.motcua.core.scan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * Machine-readable zones of ICAO 9303: passports (TD3, two lines of 44) and cards (TD1, three lines of 30, such as the back of a
 * citizen card, whose twelve digits stand in the optional part). A field with a wrong check digit is left out.
 */
final class MrzReader {
    private static final int TD1_LINE = 30;
    private static final int TD3_LINE = 44;

    private MrzReader() {}

    static @Nullable Scan read(String text) {
        if (text.indexOf('<') < 0) return null;
        StringBuilder packed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Letters.isAsciiLetter(c) || Letters.isDigit(c) || c == '<') packed.append(c);
            else if (c != '\n' && c != ' ') return null;
        }
        String zone = Letters.upper(packed.toString());
        boolean isCaseChanged = !zone.contentEquals(packed);
        Scan scan = null;
        if (zone.length() == 2 * TD3_LINE && zone.charAt(0) == 'P') scan = passport(zone);
        else if (zone.length() == 3 * TD1_LINE && "ACI".indexOf(zone.charAt(0)) >= 0) scan = card(zone);
        else if (isPart(zone)) scan = part(text);
        return scan != null && isCaseChanged ? ScanClassifier.with(scan, ScanWarning.CASE_CHANGED) : scan;
    }

    // The fillers of a name line or the head of a first line: one line that a framing by line ends cut off.
    private static boolean isPart(String zone) {
        if (zone.length() != TD1_LINE && zone.length() != TD3_LINE && zone.length() != 2 * TD1_LINE) return false;
        return zone.contains("<<") || "PACI".indexOf(zone.charAt(0)) >= 0 && zone.charAt(1) == '<';
    }

    private static Scan part(String text) {
        Draft draft = new Draft(ScanKind.MRZ, Confidence.GUESS).warn(ScanWarning.MRZ_PART);
        draft.personal.text("text", text);
        return draft.build();
    }

    private static Scan passport(String zone) {
        Draft draft = draft("TD3", zone);
        String second = zone.substring(TD3_LINE);
        boolean isKnown = checked(draft, "documentNumber", second.substring(0, 9), second.charAt(9));
        String optional = second.substring(28, 42);
        String personal = optional.replace("<", "");
        boolean isOptionalRight = personal.isEmpty() || MrzCheck.isRight(optional, second.charAt(42));
        draft.warnIf(!isOptionalRight, ScanWarning.MRZ_CHECK_WRONG);
        if (isKnown && isOptionalRight) draft.personal.number("personalNumber", personal);
        String composite = second.substring(0, 10) + second.substring(13, 20) + second.substring(21, 43);
        dates(draft, second.substring(13, 20), second.charAt(20), second.substring(21, 28), personal);
        names(draft, zone.substring(5, TD3_LINE));
        return finish(draft, composite, second.charAt(43));
    }

    private static Scan card(String zone) {
        Draft draft = draft("TD1", zone);
        String second = zone.substring(TD1_LINE, 2 * TD1_LINE);
        boolean isRight = checked(draft, "documentNumber", zone.substring(5, 14), zone.charAt(14));
        String optional = zone.substring(15, TD1_LINE).replace("<", "");
        boolean isVietnamese = zone.startsWith("VNM", 2) && optional.length() >= PersonNumber.LENGTH;
        String personal = isVietnamese ? optional.substring(0, PersonNumber.LENGTH) : "";
        // The card's own number is the end of the citizen's: two readings of the same digits must agree.
        boolean isOdd = isVietnamese && !personal.endsWith(zone.substring(5, 14));
        draft.warnIf(isOdd, ScanWarning.ID_NUMBER_BAD);
        boolean isPersonal = isRight && !isOdd && Letters.areDigits(personal, PersonNumber.LENGTH);
        if (isPersonal) draft.personal.number("personalNumber", personal);
        String composite = zone.substring(5, TD1_LINE)
                + second.substring(0, 7)
                + second.substring(8, 15)
                + second.substring(18, 29);
        dates(draft, second.substring(0, 7), second.charAt(7), second.substring(8, 15), isPersonal ? personal : "");
        names(draft, zone.substring(2 * TD1_LINE));
        return finish(draft, composite, second.charAt(29));
    }

    private static Draft draft(String form, String zone) {
        Draft draft = new Draft(ScanKind.MRZ, Confidence.CERTAIN).field("form", form);
        String state = zone.substring(2, 5).replace("<", "");
        if (state.chars().allMatch(c -> c >= 'A' && c <= 'Z')) draft.field("issuingState", state);
        return draft;
    }

    private static Scan finish(Draft draft, String composite, char check) {
        boolean isRight = MrzCheck.isRight(composite, check);
        return draft.warnIf(!isRight, ScanWarning.MRZ_CHECK_WRONG)
                .confidence(isRight ? Confidence.CERTAIN : Confidence.LIKELY)
                .build();
    }

    private static boolean checked(Draft draft, String name, String value, char check) {
        boolean isRight = MrzCheck.isRight(value, check);
        if (isRight) draft.personal.number(name, value.replace("<", ""));
        draft.warnIf(!isRight, ScanWarning.MRZ_CHECK_WRONG);
        return isRight;
    }

    private static void dates(Draft draft, String birth, char sex, String expiry, String personal) {
        LocalDate until = expiry(draft, expiry);
        birth(draft, birth, until, personal);
        if (sex == 'M') draft.personal.text("sex", "male");
        else if (sex == 'F') draft.personal.text("sex", "female");
        else draft.warnIf(sex != '<' && sex != 'X', ScanWarning.SEX_UNKNOWN);
    }

    private static @Nullable LocalDate expiry(Draft draft, String given) {
        if (!MrzCheck.isRight(given.substring(0, 6), given.charAt(6))) {
            draft.warn(ScanWarning.MRZ_CHECK_WRONG);
            return null;
        }
        LocalDate day = day(given, 2000);
        if (day != null) draft.personal.text("expiryDate", day.toString());
        else draft.warn(ScanWarning.VALIDITY_BAD);
        return day;
    }

    /* Two digits of a year. The citizen's number tells the century. Else the expiry does: born in this century means an age of
     * expiry - birth at the end, born in the last one 100 more; beyond 105 nobody holds a passport, and below five years at the
     * end it could be a baby or a very old person. */
    private static void birth(Draft draft, String given, @Nullable LocalDate until, String personal) {
        boolean isRight =
                MrzCheck.isRight(given.substring(0, 6), given.charAt(6)) && Letters.areDigits(given.substring(0, 6));
        if (!isRight) {
            draft.warn(
                    Letters.areDigits(given.substring(0, 6))
                            ? ScanWarning.MRZ_CHECK_WRONG
                            : ScanWarning.BIRTH_DATE_BAD);
            return;
        }
        int year = CardDates.number(given, 0, 2);
        int century = century(year, until, personal);
        if (century == 0) {
            draft.warn(ScanWarning.CENTURY_UNSURE);
            return;
        }
        LocalDate day = day(given, century);
        if (day != null) draft.personal.text("birthDate", day.toString());
        else draft.warn(ScanWarning.BIRTH_DATE_BAD);
    }

    private static int century(int year, @Nullable LocalDate until, String personal) {
        if (Letters.areDigits(personal, PersonNumber.LENGTH)) {
            int told = new PersonNumber(personal).birthYear();
            if (told % 100 == year) return told - year;
        }
        if (until == null) return 0;
        int age = until.getYear() - (2000 + year);
        if (age < 0) return 1900;
        return age < 5 ? 0 : 2000;
    }

    private static @Nullable LocalDate day(String given, int century) {
        if (!Letters.areDigits(given.substring(0, 6))) return null;
        return CardDates.of(
                century + CardDates.number(given, 0, 2), CardDates.number(given, 2, 4), CardDates.number(given, 4, 6));
    }

    private static void names(Draft draft, String given) {
        int divide = given.indexOf("<<");
        String surname = divide < 0 ? given : given.substring(0, divide);
        String rest = divide < 0 ? "" : given.substring(divide + 2);
        draft.personal.text("surname", surname.replace('<', ' '));
        draft.personal.text("givenNames", rest.replace('<', ' ').strip());
        draft.warnIf(surname.isEmpty() || Letters.isDigit(surname.charAt(0)), ScanWarning.NAME_BAD);
    }
}
