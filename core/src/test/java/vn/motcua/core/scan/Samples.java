package vn.motcua.core.scan;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Scans of people who do not exist: place 099 is given to nobody. */
final class Samples {
    static final String CITIZEN_OLD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";
    static final String CITIZEN_WITH_OLD_NUMBER =
            "099190000042|245000042|Trần Thị Thí Điểm|31121990|Nữ|Ấp Thử, Xã Mẫu, Cà Mau|01032022";
    static final String HEALTH = "GD4990000000031|" + hex("Lê Văn Ví Dụ") + "|09/09/1990|1|" + hex("Buôn Mẫu, Xã Thử")
            + "|99 - 001|01/01/2024|31/12/2024|25/12/2023|99000000000031|-|4|01/01/2029|1a2b3c-7102|$";
    static final String SLIP = "H12.15-250701-0042";
    static final String VIETQR = payment("0891234567891", "CANARY SHOP", "thu phi");
    static final String CARD_BACK = mrzCard("099090000031", "900909", "M", "300909", "LE<<VAN<VI<DU");
    static final String PASSPORT = mrzPassport("C9900031", "900909", "M", "300909", "LE<<VAN<VI<DU");

    /** For all that has nothing to do with the day it is. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private Samples() {}

    static Scan classify(String raw) {
        return ScanClassifier.classify(raw, TODAY);
    }

    static Scan classify(byte[] raw) {
        return ScanClassifier.classify(raw, TODAY);
    }

    static List<String> all() {
        return List.of(
                CITIZEN_OLD,
                CITIZEN_WITH_OLD_NUMBER,
                HEALTH,
                SLIP,
                "000.00.15.H12-240115-0007",
                VIETQR,
                CARD_BACK,
                PASSPORT,
                "https://dichvucong.example.gov.vn/apiqr/qr?id=0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f",
                "https://so.example.vn/t/BCGHKLMNPQTVBCGHKLM",
                "ABCD-2345");
    }

    static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) hex.append(String.format("%02x", value));
        return hex.toString();
    }

    static String tag(String id, String value) {
        return id + String.format("%02d", value.length()) + value;
    }

    static String payment(String account, String merchant, String purpose) {
        String payee = tag("00", "970499") + tag("01", account);
        String bank = tag("00", "A000000727") + tag("01", payee) + tag("02", "QRIBFTTA");
        String body = tag("00", "01") + tag("01", "12") + tag("38", bank) + tag("53", "704") + tag("54", "20000")
                + tag("58", "VN") + tag("59", merchant) + tag("62", tag("08", purpose)) + "6304";
        return body + String.format("%04X", PaymentReader.crc(body));
    }

    static String mrzCard(String number, String birth, String sex, String expiry, String names) {
        String first = "IDVNM" + checked(number.substring(3)) + number + "<<" + MrzCheck.digit(number);
        String second = checked(birth) + sex + checked(expiry) + "VNM<<<<<<<<<<<";
        String composite = first.substring(5) + second.substring(0, 7) + second.substring(8, 15) + second.substring(18);
        return first + "\r\n" + second + MrzCheck.digit(composite) + "\r\n" + filled(names, 30);
    }

    static String mrzPassport(String number, String birth, String sex, String expiry, String names) {
        String second = checked(filled(number, 9)) + "VNM" + checked(birth) + sex + checked(expiry)
                + checked(filled("099090000031", 14));
        String composite = second.substring(0, 10) + second.substring(13, 20) + second.substring(21, 43);
        return filled("P<VNM" + names, 44) + "\r\n" + second + MrzCheck.digit(composite);
    }

    private static String checked(String value) {
        return value + MrzCheck.digit(value);
    }

    private static String filled(String value, int length) {
        return value + "<".repeat(length - value.length());
    }
}
