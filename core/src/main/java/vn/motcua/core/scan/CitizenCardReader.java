package vn.motcua.core.scan;

import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * QR of citizen cards: fields between {@code |}. Seven since 2021 (number, old nine-digit number or nothing, name, birth, sex,
 * address, issue); some readers know six (no old number) and eight (expiry last). Cards of 2024 and later carry more behind; their
 * order is not published, so the tail is counted, never read and never kept.
 */
final class CitizenCardReader {
    private static final int FEWEST_TO_JUDGE = 3;
    private static final int FEWEST_WHOLE = 6;
    private static final int GLUED_DIGITS = 20;
    private static final int DATE_DIGITS = 8;
    private static final String FEMALE_BARE = "NU";
    // Fewer are noise behind a field or before it; as many are another scan.
    private static final int SHORTEST_OTHER_SCAN = 8;

    private CitizenCardReader() {}

    static @Nullable Scan read(String text) {
        List<String> fields = fieldsOf(text);
        if (fields.size() < FEWEST_TO_JUDGE) return null;
        String id = fields.get(0).strip();
        boolean isCard = Letters.areDigits(id, PersonNumber.LENGTH)
                ? fields.size() >= FEWEST_WHOLE || hasOldPlace(fields)
                : hasCardShape(fields);
        if (!isCard) return null;
        if (isBehindAnother(id)) return UnknownReader.glued(text);
        int seam = seam(fields);
        if (seam >= 0) return glued(text, fields, seam);
        if (hasSecondPerson(fields)) return ScanClassifier.gluedOf(ScanKind.CITIZEN_ID);
        return isBeforeAnother(fields) ? UnknownReader.glued(text) : card(fields);
    }

    /** Twelve bare digits that begin like a number of the register. Old cards carry them as a bar code. */
    static @Nullable Scan readNumberOnly(String text) {
        if (areTwoNumbers(text)) return ScanClassifier.gluedOf(ScanKind.CITIZEN_ID);
        if (!Letters.areDigits(text, PersonNumber.LENGTH) || text.charAt(0) != '0') return null;
        PersonNumber number = new PersonNumber(text);
        Draft draft = new Draft(ScanKind.CITIZEN_ID, Confidence.GUESS);
        draft.personal.number("idNumber", text);
        return draft.warn(ScanWarning.NUMBER_ONLY)
                .warnIf(!number.hasKnownPlace(), ScanWarning.PLACE_UNKNOWN)
                .build();
    }

    // A damaged number with the rest of a card behind it: sex and a date stand where they belong.
    private static boolean hasCardShape(List<String> fields) {
        if (fields.size() < FEWEST_WHOLE || !hasDigit(fields.get(0))) return false;
        for (int birth = 2; birth <= 3; birth++)
            if (sex(fields.get(birth + 1)) != null
                    && CardDates.day(fields.get(birth).strip()) != null) return true;
        return false;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    // Whatever became of the old number, sex in the fifth field tells that it has its place.
    private static boolean hasOldPlace(List<String> fields) {
        String second = at(fields, 1);
        if (fields.size() < 2) return false;
        return second.isEmpty()
                || Letters.areDigits(second)
                || sex(at(fields, 4)) != null && sex(at(fields, 3)) == null;
    }

    private static boolean areTwoNumbers(String text) {
        return Letters.areDigits(text, 2 * PersonNumber.LENGTH)
                && text.charAt(0) == '0'
                && text.charAt(PersonNumber.LENGTH) == '0'
                && text.charAt(3) <= '3'
                && text.charAt(PersonNumber.LENGTH + 3) <= '3';
    }

    private static boolean isBehindAnother(String id) {
        int start = id.length() - PersonNumber.LENGTH;
        return start >= SHORTEST_OTHER_SCAN && Letters.areDigits(id.substring(start));
    }

    private static boolean isBeforeAnother(List<String> fields) {
        int issue = hasOldPlace(fields) ? FEWEST_WHOLE : FEWEST_WHOLE - 1;
        String last = at(fields, issue);
        return last.length() >= DATE_DIGITS + SHORTEST_OTHER_SCAN
                && CardDates.day(last.substring(0, DATE_DIGITS)) != null;
    }

    /** Where one card's last date and the next card's number stand in one field; -1 if nowhere. */
    private static int seam(List<String> fields) {
        for (int i = FEWEST_WHOLE - 1; i < fields.size(); i++)
            if (Letters.areDigits(fields.get(i).strip(), GLUED_DIGITS)) return i;
        return -1;
    }

    // A date of birth and a sex where one card cannot have them: cards with a longer tail leave no seam of one known
    // length.
    private static boolean hasSecondPerson(List<String> fields) {
        for (int birth = FEWEST_WHOLE; birth + 1 < fields.size(); birth++)
            if (CardDates.day(fields.get(birth).strip()) != null && sex(fields.get(birth + 1)) != null) return true;
        return false;
    }

    private static Scan glued(String text, List<String> fields, int seam) {
        String last = fields.get(seam).strip();
        String first = String.join("|", fields.subList(0, seam)) + "|" + last.substring(0, DATE_DIGITS);
        String rest = last.substring(DATE_DIGITS)
                + (seam + 1 == fields.size() ? "" : "|" + String.join("|", fields.subList(seam + 1, fields.size())));
        boolean isRepeat = first.strip().equals(rest.strip());
        if (isRepeat) return ScanClassifier.with(card(fieldsOf(first)), ScanWarning.GLUED);
        return ScanClassifier.gluedOf(ScanKind.CITIZEN_ID);
    }

    private static List<String> fieldsOf(String text) {
        return Arrays.asList(text.split("\\|", -1));
    }

    private static Scan card(List<String> given) {
        boolean hasOldPlace = hasOldPlace(given);
        Draft draft = new Draft(ScanKind.CITIZEN_ID, Confidence.CERTAIN);
        draft.field("fieldCount", String.valueOf(given.size()));
        PersonNumber number = number(draft, given.get(0).strip());
        if (hasOldPlace) oldNumber(draft, given.get(1).strip());
        List<String> fields = given.subList(hasOldPlace ? 2 : 1, given.size());
        name(draft, at(fields, 0));
        LocalDate born = birth(draft, at(fields, 1), number);
        sex(draft, at(fields, 2), number);
        address(draft, at(fields, 3));
        LocalDate issued = issue(draft, at(fields, 4), fields.size());
        tail(draft, withoutBlankEnd(fields), issued);
        draft.warnIf(born != null && issued != null && issued.isBefore(born), ScanWarning.DATES_DISAGREE);
        if (number == null || fields.size() < 5) draft.confidence(Confidence.LIKELY);
        return draft.build();
    }

    private static List<String> withoutBlankEnd(List<String> fields) {
        int size = fields.size();
        while (size > 0 && fields.get(size - 1).isBlank()) size--;
        return fields.subList(0, size);
    }

    private static String at(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index).strip() : "";
    }

    private static @Nullable PersonNumber number(Draft draft, String id) {
        if (!Letters.areDigits(id, PersonNumber.LENGTH)) {
            boolean isLayout = Letters.areDigits(InputMethodTraces.withDigitRow(id), PersonNumber.LENGTH);
            draft.warn(ScanWarning.ID_NUMBER_BAD).warnIf(isLayout, ScanWarning.INPUT_METHOD_SUSPECTED);
            return null;
        }
        PersonNumber number = new PersonNumber(id);
        draft.personal.number("idNumber", id);
        draft.warnIf(!number.hasKnownPlace(), ScanWarning.PLACE_UNKNOWN);
        return number;
    }

    private static void oldNumber(Draft draft, String old) {
        if (old.isEmpty()) return;
        if (Letters.areDigits(old, 9)) draft.personal.number("oldIdNumber", old);
        else draft.warn(ScanWarning.OLD_NUMBER_BAD);
    }

    private static void name(Draft draft, String name) {
        PersonTexts.judgeName(draft, name);
        PersonTexts.name(draft, name);
    }

    private static @Nullable LocalDate birth(Draft draft, String text, @Nullable PersonNumber number) {
        LocalDate day = CardDates.day(text);
        Year year = day == null ? CardDates.yearOnly(text) : Year.of(day.getYear());
        if (day != null) draft.personal.text("birthDate", day.toString());
        else if (year != null) draft.warn(ScanWarning.BIRTH_YEAR_ONLY).personal.text("birthYear", year.toString());
        else draft.warn(ScanWarning.BIRTH_DATE_BAD);
        boolean disagrees = number != null && year != null && number.birthYear() != year.getValue();
        draft.warnIf(disagrees, ScanWarning.BIRTH_YEAR_DISAGREES);
        return day;
    }

    private static void sex(Draft draft, String text, @Nullable PersonNumber number) {
        String sex = sex(text);
        if (sex == null) {
            draft.warn(ScanWarning.SEX_UNKNOWN);
            draft.warnIf(text.indexOf('?') >= 0, ScanWarning.LETTERS_LOST);
            return;
        }
        draft.personal.text("sex", sex);
        draft.warnIf(text.equalsIgnoreCase(FEMALE_BARE), ScanWarning.DIACRITICS_MISSING);
        draft.warnIf(number != null && !number.sex().equals(sex), ScanWarning.SEX_DISAGREES);
    }

    static @Nullable String sex(String text) {
        String upper = Letters.upper(text.strip());
        if (upper.equals("NAM")) return "male";
        return upper.equals("NỮ") || upper.equals(FEMALE_BARE) ? "female" : null;
    }

    private static void address(Draft draft, String address) {
        PersonTexts.judgeAddress(draft, address);
        PersonTexts.address(draft, address);
    }

    private static @Nullable LocalDate issue(Draft draft, String text, int fields) {
        LocalDate day = CardDates.day(text);
        if (day != null) draft.personal.text("issueDate", day.toString());
        else draft.warn(fields < 5 || text.isEmpty() ? ScanWarning.TRUNCATED : ScanWarning.ISSUE_DATE_BAD);
        return day;
    }

    // Exactly one more field that is a later date is the expiry of third-party parsers; anything else is the
    // unpublished tail.
    private static void tail(Draft draft, List<String> fields, @Nullable LocalDate issued) {
        if (fields.size() <= 5) return;
        LocalDate expiry = fields.size() == 6 ? CardDates.day(at(fields, 5)) : null;
        boolean isExpiry = expiry != null && issued != null && expiry.isAfter(issued);
        if (expiry != null && isExpiry) draft.personal.text("expiryDate", expiry.toString());
        else if (fields.subList(5, fields.size()).stream().anyMatch(field -> !field.isBlank()))
            draft.warn(ScanWarning.TAIL_IGNORED);
    }
}
