package vn.motcua.core.scan;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * Machine-readable zones of ICAO 9303: passports (TD3, two lines of 44), cards (TD1, three lines of 30, such as the back of a
 * citizen card, whose twelve digits stand in the optional part; TD2, two lines of 36) and visas (MRV-A, MRV-B). A field with a
 * wrong check digit is left out.
 */
final class MrzReader {
    private static final int TD1_LINE = 30;
    private static final int TD2_LINE = 36;
    private static final int TD3_LINE = 44;
    private static final String TD1 = "TD1";
    private static final String CARDS = "ACI";
    private static final Set<Integer> PARTS = Set.of(TD1_LINE, TD2_LINE, TD3_LINE, 2 * TD1_LINE);
    private static final int SHORTEST_PART = 25;
    private static final int FEWEST_SIGNS = 5;

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
        Scan scan = zone(zone, text);
        return scan != null && isCaseChanged ? ScanClassifier.with(scan, ScanWarning.CASE_CHANGED) : scan;
    }

    private static @Nullable Scan zone(String zone, String text) {
        String form = form(zone);
        if (form != null) return form.equals(TD1) ? card(zone) : twoLines(form, zone);
        if (isPart(zone)) return part(text);
        return areSeveral(zone) ? ScanClassifier.gluedOf(ScanKind.MRZ) : null;
    }

    private static @Nullable String form(String zone) {
        boolean isPassport = zone.startsWith("P");
        boolean isVisa = zone.startsWith("V");
        boolean isCard = !zone.isEmpty() && CARDS.indexOf(zone.charAt(0)) >= 0;
        return switch (zone.length()) {
            case 3 * TD1_LINE -> isCard ? TD1 : null;
            case 2 * TD2_LINE -> isCard ? "TD2" : isVisa ? "MRV-B" : null;
            case 2 * TD3_LINE -> isPassport ? "TD3" : isVisa ? "MRV-A" : null;
            default -> null;
        };
    }

    // Whole zones one behind the other, to the last character.
    private static boolean areSeveral(String zone) {
        int at = 0;
        while (at < zone.length()) {
            int length = 0;
            for (int size : new int[] {2 * TD3_LINE, 3 * TD1_LINE, 2 * TD2_LINE})
                if (length == 0 && at + size <= zone.length() && isWhole(zone.substring(at, at + size))) length = size;
            if (length == 0) return false;
            at += length;
        }
        return at > 0;
    }

    // The check digit over all: forms of one length each, yet one letter in front says little.
    private static boolean isWhole(String zone) {
        String form = form(zone);
        if (form == null) return false;
        Scan scan = form.equals(TD1) ? card(zone) : twoLines(form, zone);
        return scan.confidence() == Confidence.CERTAIN;
    }

    /** Text with something like a zone in it, too short, too long or with other signs around it: told, not read. */
    static @Nullable Scan readPart(String text) {
        int start = 0;
        int fillers = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : text.charAt(i);
            if (c == '<') fillers++;
            if (c == '<' || Letters.isAsciiLetter(c) || Letters.isDigit(c)) continue;
            boolean isLine = i - start >= SHORTEST_PART && fillers >= 2 && i - start - fillers >= FEWEST_SIGNS;
            if (isLine) return part(text);
            start = i + 1;
            fillers = 0;
        }
        return null;
    }

    // The fillers of a name line or the head of a first line: one line that a framing by line ends cut off.
    private static boolean isPart(String zone) {
        if (!PARTS.contains(zone.length())) return false;
        return zone.contains("<<") || "PACIV".indexOf(zone.charAt(0)) >= 0 && zone.charAt(1) == '<';
    }

    private static Scan part(String text) {
        Draft draft = new Draft(ScanKind.MRZ, Confidence.GUESS).warn(ScanWarning.MRZ_PART);
        draft.personal.text("text", text);
        return draft.build();
    }

    /* Passports, cards of two lines and visas have one layout, which ends differently: a passport's optional part has a check digit
     * of its own, a visa's zone none over all. */
    private static Scan twoLines(String form, String zone) {
        Draft draft = draft(form, zone);
        int line = zone.length() / 2;
        boolean isPassport = zone.charAt(0) == 'P';
        boolean isVisa = zone.charAt(0) == 'V';
        String second = zone.substring(line);
        String optional = second.substring(28, isPassport ? line - 2 : isVisa ? line : line - 1);
        boolean isKnown = documentNumber(draft, second, isPassport || isVisa ? "" : optional);
        String personal = isPassport ? optional.replace("<", "") : "";
        boolean isOptionalRight = personal.isEmpty() || MrzCheck.isRight(optional, second.charAt(line - 2));
        draft.warnIf(!isOptionalRight, ScanWarning.MRZ_CHECK_WRONG);
        if (isKnown && isOptionalRight) draft.personal.number("personalNumber", personal);
        dates(draft, second.substring(13, 20), second.charAt(20), second.substring(21, 28), personal);
        names(draft, zone.substring(5, line));
        if (isVisa) return draft.confidenceUnless(ScanWarning.MRZ_CHECK_WRONG).build();
        String composite = second.substring(0, 10) + second.substring(13, 20) + second.substring(21, line - 1);
        return finish(draft, composite, second.charAt(line - 1));
    }

    private static Scan card(String zone) {
        Draft draft = draft(TD1, zone);
        String second = zone.substring(TD1_LINE, 2 * TD1_LINE);
        boolean isRight = documentNumber(draft, zone.substring(5, TD1_LINE), zone.substring(15, TD1_LINE));
        String optional = zone.substring(15, TD1_LINE).replace("<", "");
        boolean isVietnamese = zone.startsWith("VNM", 2) && optional.length() >= PersonNumber.LENGTH;
        String personal = isVietnamese ? optional.substring(0, PersonNumber.LENGTH) : "";
        // The card's own number is the end of the citizen's: two readings of the same digits must agree.
        boolean isOdd = isVietnamese
                && !(Letters.areDigits(personal, PersonNumber.LENGTH) && personal.endsWith(zone.substring(5, 14)));
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
        boolean isState = !state.isEmpty() && state.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        return draft.field("issuingState", isState ? state : null).warnIf(!isState, ScanWarning.ISSUING_STATE_BAD);
    }

    private static Scan finish(Draft draft, String composite, char check) {
        boolean isRight = MrzCheck.isRight(composite, check);
        return draft.warnIf(!isRight, ScanWarning.MRZ_CHECK_WRONG)
                .confidence(isRight ? Confidence.CERTAIN : Confidence.LIKELY)
                .build();
    }

    /* A number of more than nine characters has a filler for its check digit; its end and the digit stand in the optional part. */
    private static boolean documentNumber(Draft draft, String from, String optional) {
        String number = from.substring(0, 9);
        char check = from.charAt(9);
        int end = optional.indexOf('<');
        if (check == '<' && end > 1) {
            number += optional.substring(0, end - 1);
            check = optional.charAt(end - 1);
        }
        boolean isRight = MrzCheck.isRight(number, check);
        if (isRight) draft.personal.number("documentNumber", number.replace("<", ""));
        draft.warnIf(!isRight, ScanWarning.MRZ_CHECK_WRONG);
        return isRight;
    }

    private static void dates(Draft draft, String birth, char sex, String expiry, String personal) {
        LocalDate until = expiry(draft, expiry);
        birth(draft, birth, until, personal);
        if (sex == 'M') draft.personal.text("sex", "male");
        else if (sex == 'F') draft.personal.text("sex", "female");
        else draft.warn(ScanWarning.SEX_UNKNOWN);
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
        name(draft, "surname", surname);
        if (!rest.replace("<", "").isEmpty()) name(draft, "givenNames", rest);
    }

    private static void name(Draft draft, String field, String given) {
        String name = given.replace('<', ' ').strip();
        boolean isName = !name.isEmpty() && name.chars().noneMatch(c -> c >= '0' && c <= '9');
        draft.warnIf(!isName, ScanWarning.NAME_BAD);
        if (isName) draft.personal.text(field, name);
    }
}
