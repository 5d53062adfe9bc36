package vn.motcua.core.model;

/** What a scan is. The names are part of the wire and of {@code motcua classify}; they never change. */
public enum ScanKind {
    /** Paper that carries a dossier code, in any text. */
    APPOINTMENT_SLIP,
    /** A look-up address on an appointment slip. Nothing here opens it. */
    SLIP_URL,
    /** The code behind a queue ticket's QR. */
    TICKET_CODE,
    /** A booking made beforehand, such as {@code ABCD-2345}. */
    BOOKING_CODE,
    /** QR of a citizen identity card (căn cước công dân, căn cước). */
    CITIZEN_ID,
    /** QR of a health-insurance card. */
    HEALTH_INSURANCE,
    /** Machine-readable zone of a passport (TD3) or of a card's back (TD1). */
    MRZ,
    /** EMV or VietQR payment code. */
    PAYMENT_QR,
    /** Anything else. */
    UNKNOWN
}
