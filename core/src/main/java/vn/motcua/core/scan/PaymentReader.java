package vn.motcua.core.scan;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * Payment codes: EMV merchant-presented QR, and VietQR in tag 38 (AID {@code A000000727}). Tag, two digits of length, value;
 * CRC-16 (polynomial 1021, start FFFF) over everything before its own four digits. With a wrong checksum nothing is told: an
 * account number that may be wrong is worse than none.
 */
final class PaymentReader {
    private static final String START = "000201";
    private static final String CRC_TAG = "6304";
    private static final String VIETQR = "A000000727";
    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z]{1,19}");
    private static final int FIRST_ACCOUNT_TAG = 26;
    private static final int LAST_ACCOUNT_TAG = 51;

    private PaymentReader() {}

    static @Nullable Scan read(String text) {
        if (!text.startsWith(START)) return null;
        Map<String, String> tags = tags(text);
        if (tags == null && text.indexOf('\n') >= 0) return null;
        int end = endOfFirst(text);
        if (end > 0) return glued(text, end);
        if (tags == null || !tags.containsKey("63")) return broken();
        int crcAt = text.length() - 4;
        boolean isRight = text.startsWith(CRC_TAG, crcAt - 4) && crc(text.substring(0, crcAt)) == hex(text, crcAt);
        if (!isRight)
            return new Draft(ScanKind.PAYMENT_QR, Confidence.LIKELY)
                    .warn(ScanWarning.CRC_WRONG)
                    .build();
        return describe(tags);
    }

    // Behind the checksum of one code stands another scan.
    private static Scan glued(String text, int end) {
        boolean isPayment = text.substring(end).strip().startsWith(START);
        return isPayment ? ScanClassifier.gluedOf(ScanKind.PAYMENT_QR) : UnknownReader.glued(text);
    }

    /** @return where a right checksum stands with something behind it; -1 if nowhere */
    private static int endOfFirst(String text) {
        int at = 0;
        while (at + CRC_TAG.length() <= text.length() && Letters.areDigits(text.substring(at, at + 4))) {
            int end = at + 4 + CardDates.number(text, at + 2, at + 4);
            if (end >= text.length()) return -1;
            if (text.startsWith(CRC_TAG, at))
                return crc(text.substring(0, at + 4)) == hex(text.substring(0, end), at + 4) ? end : -1;
            at = end;
        }
        return -1;
    }

    private static Scan broken() {
        return new Draft(ScanKind.PAYMENT_QR, Confidence.LIKELY)
                .warn(ScanWarning.TLV_BROKEN)
                .build();
    }

    private static Scan describe(Map<String, String> tags) {
        Draft draft = new Draft(ScanKind.PAYMENT_QR, Confidence.CERTAIN);
        draft.field("form", "12".equals(tags.get("01")) ? "dynamic" : "static");
        account(draft, tags);
        checked(draft, "amount", tags.get("54"), decimal(tags.get("54")), ScanWarning.AMOUNT_BAD);
        checked(draft, "currency", tags.get("53"), digits(tags.get("53"), 3), ScanWarning.CURRENCY_BAD);
        checked(draft, "country", tags.get("58"), country(tags.get("58")), ScanWarning.COUNTRY_BAD);
        draft.personal.text("merchantName", tags.get("59"));
        draft.personal.text("merchantCity", tags.get("60"));
        Map<String, String> more = tags(tags.getOrDefault("62", ""));
        if (more == null) return draft.warn(ScanWarning.TLV_BROKEN).build();
        draft.personal.text("reference", more.get("05"));
        draft.personal.text("billNumber", more.get("01"));
        draft.personal.text("purpose", more.get("08"));
        return draft.build();
    }

    private static void account(Draft draft, Map<String, String> tags) {
        for (int tag = FIRST_ACCOUNT_TAG; tag <= LAST_ACCOUNT_TAG; tag++) {
            String value = tags.get(String.valueOf(tag));
            if (value == null) continue;
            Map<String, String> inner = tags(value);
            if (inner == null) {
                draft.warn(ScanWarning.TLV_BROKEN);
            } else if (VIETQR.equals(inner.get("00"))) {
                vietQr(draft, inner);
                return;
            } else {
                draft.field("scheme", applicationId(inner.get("00")));
            }
        }
    }

    private static void vietQr(Draft draft, Map<String, String> inner) {
        draft.field("scheme", "VietQR");
        String service = inner.get("02");
        if ("QRIBFTTA".equals(service)) draft.field("service", "account");
        if ("QRIBFTTC".equals(service)) draft.field("service", "card");
        Map<String, String> payee = tags(inner.getOrDefault("01", ""));
        if (payee == null) {
            draft.warn(ScanWarning.TLV_BROKEN);
            return;
        }
        checked(draft, "bank", payee.get("00"), digits(payee.get("00"), 6), ScanWarning.BANK_BAD);
        String account = payee.get("01");
        boolean isAccount = account != null && ACCOUNT.matcher(account).matches();
        draft.warnIf(!isAccount, ScanWarning.ACCOUNT_BAD);
        if (isAccount) draft.personal.number("account", account);
    }

    private static void checked(
            Draft draft, String name, @Nullable String given, @Nullable String right, ScanWarning otherwise) {
        draft.field(name, right).warnIf(given != null && right == null, otherwise);
    }

    /** @return the values by tag, or null if tags and lengths do not add up or a tag comes twice */
    private static @Nullable Map<String, String> tags(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            if (at + 4 > text.length() || !Letters.areDigits(text.substring(at, at + 4))) return null;
            int end = at + 4 + CardDates.number(text, at + 2, at + 4);
            if (end > text.length()) return null;
            if (tags.putIfAbsent(text.substring(at, at + 2), text.substring(at + 4, end)) != null) return null;
            at = end;
        }
        return tags;
    }

    static int crc(String text) {
        int crc = 0xFFFF;
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (value & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            crc &= 0xFFFF;
        }
        return crc;
    }

    private static int hex(String text, int at) {
        int value = 0;
        for (int i = at; i < text.length(); i++) {
            int digit = text.charAt(i) > 0x7F ? -1 : Character.digit(text.charAt(i), 16);
            if (digit < 0) return -1;
            value = value * 16 + digit;
        }
        return value;
    }

    private static @Nullable String digits(@Nullable String value, int length) {
        return value != null && Letters.areDigits(value, length) ? value : null;
    }

    private static @Nullable String decimal(@Nullable String value) {
        if (value == null || value.length() > 13) return null;
        String whole = value.replaceFirst("\\.", "");
        return Letters.areDigits(whole) && Letters.isDigit(value.charAt(0)) ? value : null;
    }

    private static @Nullable String country(@Nullable String value) {
        boolean isCountry = value != null
                && value.length() == 2
                && Letters.isAsciiLetter(value.charAt(0))
                && Letters.isAsciiLetter(value.charAt(1));
        return isCountry ? value : null;
    }

    /** Registered application identifiers are hexadecimal; other texts are not told. */
    private static @Nullable String applicationId(@Nullable String value) {
        if (value == null || value.length() < 10 || value.length() > 32 || hexOnly(value) < 0) return null;
        return value.charAt(0) == 'A' ? value : null;
    }

    private static int hexOnly(String value) {
        for (int i = 0; i < value.length(); i++)
            if (value.charAt(i) > 0x7F || Character.digit(value.charAt(i), 16) < 0) return -1;
        return value.length();
    }
}
