package vn.motcua.core.scan;

/**
 * What an officer or technician should know about a scan. A field that fails its check is left out and named here: a warning, never
 * a guess. The names are part of the wire and of {@code motcua classify}; texts in {@link ScanTexts}.
 */
public enum ScanWarning {
    /** Nothing was read. */
    EMPTY,
    /** Longer than {@link ScanClassifier#MAX_BYTES}; not looked at. */
    TOO_LONG,
    /** Bytes that are no UTF-8, or replacement characters. */
    BAD_UTF8,
    /** Control characters inside, left out. */
    CONTROL_CHARACTERS,
    /** UTF-8 that someone had read as Windows-1252; read again rightly. Scanner or driver setting. */
    ENCODING_REPAIRED,
    /** Upper and lower case were exchanged: caps lock, or a scanner setting. */
    CASE_CHANGED,
    /** A Vietnamese input method or keyboard layout changed what the scanner typed. */
    INPUT_METHOD_SUSPECTED,
    /** Question marks stand where letters were. */
    LETTERS_LOST,
    /** A long Vietnamese text without a single accented letter. */
    DIACRITICS_MISSING,
    /** Several scans in one; only one and the same is read, of different ones none. */
    GLUED,
    /** The end is missing. */
    TRUNCATED,
    /** A ticket code with a wrong check letter. */
    CHECK_LETTER_WRONG,
    /** A dossier code whose date has eight digits; the form is yymmdd. */
    DOSSIER_DATE_EIGHT_DIGITS,
    /** A dossier code whose date is no day. */
    DOSSIER_DATE_WRONG,
    /** Nearly a dossier code: other signs than hyphens between its parts, or an ordinal of another length. */
    DOSSIER_CODE_BAD,
    /** A dossier code of a day to come or before 2018, or with an ordinal of noughts. */
    DOSSIER_CODE_DOUBTFUL,
    /** A dossier code of the old grammar with more than four digits at its end. */
    DOSSIER_SEQUENCE_LONG,
    /** Different dossier codes in one text; the first is read. */
    SEVERAL_DOSSIER_CODES,
    /** An address that belongs to no slip. Nothing here opens it. */
    URL_FOREIGN,
    /** An address made to deceive: a user name before the host, a bare network number, letters that look like others. */
    URL_SUSPICIOUS,
    ID_NUMBER_BAD,
    OLD_NUMBER_BAD,
    /** The first three digits are no place of the table. */
    PLACE_UNKNOWN,
    NAME_BAD,
    ADDRESS_BAD,
    SEX_UNKNOWN,
    /** The fourth digit of the number tells another sex. */
    SEX_DISAGREES,
    BIRTH_DATE_BAD,
    /** Only the year of birth is known. */
    BIRTH_YEAR_ONLY,
    /** The number tells another year of birth. */
    BIRTH_YEAR_DISAGREES,
    ISSUE_DATE_BAD,
    VALIDITY_BAD,
    TREATMENT_PLACE_BAD,
    /** Born after issue, or expired before it. */
    DATES_DISAGREE,
    /** More fields than are known; not read, never kept. */
    TAIL_IGNORED,
    /** Twelve digits and nothing else. */
    NUMBER_ONLY,
    CARD_NUMBER_BAD,
    /** Hexadecimal text that is none, or holds no UTF-8. */
    HEX_BAD,
    /** A machine-readable zone that is not whole, or has other signs around it; all lines belong to one scan. */
    MRZ_PART,
    /** A check digit is wrong; its field is left out. */
    MRZ_CHECK_WRONG,
    ISSUING_STATE_BAD,
    /** The century of birth cannot be told. */
    CENTURY_UNSURE,
    /** The checksum is wrong; nothing of the code is to be trusted. */
    CRC_WRONG,
    /** Tags and lengths do not add up. */
    TLV_BROKEN,
    AMOUNT_BAD,
    CURRENCY_BAD,
    COUNTRY_BAD,
    BANK_BAD,
    ACCOUNT_BAD
}
