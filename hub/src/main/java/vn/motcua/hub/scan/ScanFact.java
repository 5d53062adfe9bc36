package vn.motcua.hub.scan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.scan.LedgerScan;

/** What may be kept of one scan, before it is known whose visit it belongs to. */
record ScanFact(
        String scanId,
        @Nullable CounterId counter,
        String device,
        ScanSource source,
        LedgerScan kept,
        boolean repeat,
        Instant at) {
    ScanReceived event(@Nullable VisitId visit) {
        return new ScanReceived(
                scanId,
                counter,
                visit,
                device,
                source,
                kept.kind(),
                kept.dossierCode(),
                kept.hash(),
                kept.lastThree(),
                repeat,
                at);
    }
}
