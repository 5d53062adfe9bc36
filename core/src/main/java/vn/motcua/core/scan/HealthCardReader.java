package vn.motcua.core.scan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * QR of health-insurance cards: fields between {@code |}, an end mark {@code $}; name and address are hexadecimal UTF-8, so that a
 * keyboard-wedge scanner types them unharmed. In order: number, name, birth, sex (1 male, 2 female), address, place of first
 * treatment, valid from, valid to; what comes behind differs between years and is not read.
 *
 * <p>The number has 15 characters (two letters of the group, benefit, province, ten digits of social insurance), since 2021 only the
 * ten digits, lately also the twelve of the citizen.
 */
final class HealthCardReader {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z]{2}[0-9A-Za-z][0-9]{12}|[0-9]{10}|[0-9]{12}");
    private static final Pattern PLACE = Pattern.compile("[0-9]{2} ?-? ?[0-9A-Za-z]{3}");
    private static final int FEWEST_FIELDS = 4;
    private static final int KNOWN_FIELDS = 8;
    private static final int SHORTEST_NAME = 4;
    // A citizen card may have a short name of the letters A to F here; never four bytes of right UTF-8.
    private static final int SURE_NAME = 8;

    private HealthCardReader() {}

    static @Nullable Scan read(String text) {
        boolean hasEnd = text.endsWith("$");
        String inner = hasEnd ? text.substring(0, text.length() - 1) : text;
        List<String> fields = Arrays.asList(inner.split("\\|", -1));
        if (fields.size() < FEWEST_FIELDS || !isHealthCard(fields)) return null;
        if (inner.indexOf('$') >= 0) return glued(inner);
        if (hasSecondPerson(fields)) return ScanClassifier.gluedOf(ScanKind.HEALTH_INSURANCE);
        Draft draft = new Draft(ScanKind.HEALTH_INSURANCE, Confidence.CERTAIN);
        number(draft, at(fields, 0));
        name(draft, at(fields, 1));
        birth(draft, at(fields, 2));
        sex(draft, at(fields, 3));
        String address = hexText(draft, at(fields, 4));
        if (address != null) PersonTexts.address(draft, address);
        place(draft, at(fields, 5));
        validity(draft, at(fields, 6), at(fields, 7));
        return draft.warnIf(!hasEnd || fields.size() < KNOWN_FIELDS, ScanWarning.TRUNCATED)
                .build();
    }

    /* Another scan stands behind the end mark; only of the same card is it known whose it is. */
    private static Scan glued(String inner) {
        List<String> parts = Arrays.stream(inner.split("\\$"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
        Scan one = parts.size() == 1 ? read(parts.get(0) + "$") : null;
        return one == null
                ? ScanClassifier.gluedOf(ScanKind.HEALTH_INSURANCE)
                : ScanClassifier.with(one, ScanWarning.GLUED);
    }

    /* A card is known by its number and by what stands where it must, so that one damaged field does not lose the others. Eight
     * digits can be a name in hexadecimal and an old number of a citizen: sex in words, or signs no name has, decide. */
    private static boolean isHealthCard(List<String> fields) {
        boolean isCitizen =
                CitizenCardReader.sex(at(fields, 3)) != null || CitizenCardReader.sex(at(fields, 4)) != null;
        if (isCitizen) return false;
        String number = at(fields, 0);
        String name = at(fields, 1);
        boolean isSex = isSex(at(fields, 3));
        boolean isBorn = isBirth(at(fields, 2));
        boolean isHex = isHex(name) && name.length() >= SHORTEST_NAME;
        if (!NUMBER.matcher(number).matches())
            return isSex && hasDigit(number) && (isHex || isBorn && fields.size() >= KNOWN_FIELDS);
        if (isSex && (isBorn || isHex)) return true;
        if (!Letters.areDigits(number)) return fields.size() > FEWEST_FIELDS;
        boolean isSure = isHex && name.length() >= SURE_NAME && (isBorn || !Letters.areDigits(name));
        return isSure && isNameInHex(name);
    }

    // Name, birth and sex stand once more where one card cannot have them.
    private static boolean hasSecondPerson(List<String> fields) {
        for (int name = FEWEST_FIELDS; name + 2 < fields.size(); name++) {
            boolean isBorn = isBirth(at(fields, name + 1));
            boolean isSame = isBorn && isSex(at(fields, name + 2)) && isNameInHex(at(fields, name));
            boolean isOther = isBorn && CitizenCardReader.sex(at(fields, name + 2)) != null;
            if (isSame || isOther) return true;
        }
        return false;
    }

    private static boolean isNameInHex(String hex) {
        String name = isHex(hex) ? decode(hex) : null;
        return name != null && PersonTexts.isName(name);
    }

    private static boolean isSex(String text) {
        return text.equals("1") || text.equals("2");
    }

    private static boolean isBirth(String text) {
        return CardDates.day(text) != null || CardDates.yearOnly(text) != null;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static String at(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index).strip() : "";
    }

    private static void number(Draft draft, String number) {
        if (!NUMBER.matcher(number).matches()) {
            draft.warn(ScanWarning.CARD_NUMBER_BAD).confidence(Confidence.LIKELY);
            return;
        }
        draft.personal.number("cardNumber", Letters.upper(number));
        draft.warnIf(!Letters.upper(number).equals(number), ScanWarning.CASE_CHANGED);
        if (number.length() == PersonNumber.LENGTH)
            draft.warnIf(!new PersonNumber(number).hasKnownPlace(), ScanWarning.PLACE_UNKNOWN);
    }

    private static void name(Draft draft, String hex) {
        String name = hexText(draft, hex);
        if (name != null) PersonTexts.name(draft, name);
        else draft.warnIf(isNone(hex), ScanWarning.NAME_BAD);
    }

    private static void birth(Draft draft, String text) {
        LocalDate day = CardDates.day(text);
        Year year = day == null ? CardDates.yearOnly(text) : null;
        if (day != null) draft.personal.text("birthDate", day.toString());
        else if (year != null) draft.warn(ScanWarning.BIRTH_YEAR_ONLY).personal.text("birthYear", year.toString());
        else draft.warn(ScanWarning.BIRTH_DATE_BAD);
    }

    private static void sex(Draft draft, String text) {
        if (text.equals("1")) draft.personal.text("sex", "male");
        else if (text.equals("2")) draft.personal.text("sex", "female");
        else draft.warn(ScanWarning.SEX_UNKNOWN);
    }

    private static void place(Draft draft, String text) {
        if (isNone(text)) return;
        if (!PLACE.matcher(text).matches()) {
            draft.warn(ScanWarning.TREATMENT_PLACE_BAD);
            return;
        }
        String plain = text.replace(" ", "").replace("-", "");
        draft.personal.text("firstTreatmentPlace", plain.substring(0, 2) + "-" + plain.substring(2));
    }

    private static void validity(Draft draft, String from, String to) {
        LocalDate first = CardDates.day(from);
        LocalDate last = CardDates.day(to);
        if (first != null) draft.personal.text("validFrom", first.toString());
        if (last != null) draft.personal.text("validTo", last.toString());
        draft.warnIf(first == null && !isNone(from) || last == null && !isNone(to), ScanWarning.VALIDITY_BAD);
        draft.warnIf(first != null && last != null && last.isBefore(first), ScanWarning.DATES_DISAGREE);
    }

    private static boolean isNone(String text) {
        return text.isEmpty() || text.equals("-");
    }

    private static boolean isHex(String text) {
        if (text.isEmpty() || text.length() % 2 != 0) return false;
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) > 0x7F || Character.digit(text.charAt(i), 16) < 0) return false;
        return true;
    }

    private static @Nullable String hexText(Draft draft, String hex) {
        if (isNone(hex)) return null;
        String text = isHex(hex) ? decode(hex) : null;
        draft.warnIf(text == null, ScanWarning.HEX_BAD);
        return text;
    }

    private static @Nullable String decode(String hex) {
        ByteBuffer bytes = ByteBuffer.allocate(hex.length() / 2);
        for (int i = 0; i < hex.length(); i += 2) bytes.put((byte) Integer.parseInt(hex, i, i + 2, 16));
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
