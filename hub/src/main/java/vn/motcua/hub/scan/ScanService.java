package vn.motcua.hub.scan;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;

/** Takes scans from agents and from console pages. Any thread; what is stored is stored when an answer comes. */
public interface ScanService {
    /** A scanner of an agent. Refused: {@code UNKNOWN_COUNTER}, {@code BAD_REQUEST}. */
    Future<Outcome<Requests.ScanTaken>> ofAgent(Requests.ReportScan report);

    /**
     * Texts that came together at a console: what a keyboard-like scanner typed, or every code of a picture. Refused:
     * {@code UNKNOWN_COUNTER}, {@code COUNTER_CLOSED}, {@code NOT_YOUR_COUNTER}.
     *
     * @param inHand the visit the page had in hand when the scan began; it is put to that one or, if another is in hand by now, to none
     */
    Future<Outcome<List<ScanView>>> atConsole(
            RequestId request,
            PersonId person,
            CounterId counter,
            @Nullable VisitId inHand,
            ScanSource source,
            List<String> texts);

    /** Whether this person may scan at the counter now, before time is spent on a picture. Refused as {@link #atConsole}. */
    Future<Outcome<Boolean>> mayScan(PersonId person, CounterId counter);

    /** A page listens from now on, in place of this person's one before. It hears only while its person holds the counter. */
    void watch(ServerWebSocket page, CounterId counter, PersonId person);
}
