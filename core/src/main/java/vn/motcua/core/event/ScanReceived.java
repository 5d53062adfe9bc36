package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;

/**
 * Something was scanned. All of it that is ever kept (I9): a slip's dossier code, of a document's number or a bearer code a hash under
 * the hub's key and at most three digits. An agent that cannot reach its hub has no such key and reports kind and dossier code only.
 *
 * @param scanId one for each scan; a scan may be reported twice, by the hub that was asked and by the agent that got no answer
 * @param counterId where; null if at no counter
 * @param visitId the visit in hand there, or the one a kiosk gave a number to for this slip; null if none, or not known
 * @param device name of the scanner at its agent; empty for a page
 * @param repeat the same scanner had read the same within 1.5 s before
 * @param at best knowledge of hub time
 */
public record ScanReceived(
        String scanId,
        @Nullable CounterId counterId,
        @Nullable VisitId visitId,
        String device,
        ScanSource source,
        ScanKind kind,
        @Nullable String dossierCode,
        @Nullable String hash,
        @Nullable String lastThree,
        boolean repeat,
        Instant at)
        implements Event, Event.MayBeOfVisit {
    /** What an agent may say of a scan: no visit, no hash and no digits, for those are the hub's to tell. */
    public ScanReceived asReported(@Nullable String checkedDossierCode) {
        return reported(null, checkedDossierCode);
    }

    /** What a kiosk may say of the slip it gave a number for: whose visit it is as well, for it minted that visit. */
    public ScanReceived asReportedWithTicket(@Nullable String checkedDossierCode) {
        return reported(visitId, checkedDossierCode);
    }

    private ScanReceived reported(@Nullable VisitId visit, @Nullable String checkedDossierCode) {
        return new ScanReceived(
                scanId, counterId, visit, device, source, kind, checkedDossierCode, null, null, repeat, at);
    }
}
