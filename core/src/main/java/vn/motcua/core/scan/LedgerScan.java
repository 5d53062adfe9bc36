package vn.motcua.core.scan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * All the ledger ever learns of a scan (invariant I9): its kind, the dossier code of a slip, and of a document's number or a bearer
 * code a keyed hash and at most three digits.
 *
 * @param kind what it was
 * @param dossierCode as printed; null unless a slip
 * @param hash null if there is nothing to recognise it by
 * @param lastThree last three digits of a document's number; null for anything else
 */
public record LedgerScan(
        ScanKind kind,
        @Nullable String dossierCode,
        @Nullable String hash,
        @Nullable String lastThree) {
    private static final int SHOWN = 3;

    public LedgerScan {
        Objects.requireNonNull(kind, "kind");
        if (lastThree != null && lastThree.length() != SHOWN)
            throw new IllegalArgumentException("lastThree: allowed are exactly three digits");
    }

    /**
     * The same person gives the same hash from the citizen card's QR, from the zone on its back and from a health card that carries
     * the twelve digits; a health card of either form is known by its ten digits of social insurance.
     */
    public static LedgerScan of(Scan scan, KeyedHash key) {
        String code = scan.field("dossierCode");
        BearerCode bearer = scan.bearer();
        if (bearer != null) return new LedgerScan(scan.kind(), code, key.hash(bearer.name(), bearer.reveal()), null);
        PersonalFields personal = scan.personal();
        String citizen = first(personal.reveal("idNumber"), personal.reveal("personalNumber"));
        if (citizen != null) return number(scan, "citizen", citizen, citizen, key);
        String card = personal.reveal("cardNumber");
        if (card != null) {
            boolean isCitizen = card.length() == PersonNumber.LENGTH;
            String known = isCitizen ? card : card.substring(card.length() - 10);
            return number(scan, isCitizen ? "citizen" : "socialInsurance", known, card, key);
        }
        String document = personal.reveal("documentNumber");
        if (document != null) {
            String state = scan.field("issuingState");
            return number(scan, "document", (state == null ? "" : state) + " " + document, document, key);
        }
        return new LedgerScan(scan.kind(), code, null, null);
    }

    private static LedgerScan number(Scan scan, String purpose, String known, String shown, KeyedHash key) {
        String tail = shown.length() < SHOWN ? null : shown.substring(shown.length() - SHOWN);
        return new LedgerScan(scan.kind(), null, key.hash(purpose, known), tail);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
