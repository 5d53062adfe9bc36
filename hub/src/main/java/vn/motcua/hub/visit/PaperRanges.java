package vn.motcua.hub.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.visit.VisitQueries.PaperRange;

/** Paper numbers that follow one another and are alike in all that was said of them. Pure. */
final class PaperRanges {
    private PaperRanges() {}

    /** @param keyedIn in the order of their numbers */
    static List<PaperRange> of(List<Ticket> keyedIn, Site site) {
        List<PaperRange> ranges = new ArrayList<>();
        int from = 0;
        for (int next = 1; next <= keyedIn.size(); next++) {
            if (next < keyedIn.size() && goOn(keyedIn.get(next - 1), keyedIn.get(next))) continue;
            ranges.add(range(keyedIn.get(from), keyedIn.get(next - 1), site));
            from = next;
        }
        return ranges;
    }

    private static boolean goOn(Ticket one, Ticket next) {
        return one.number().series().equals(next.number().series())
                && one.number().value() + 1 == next.number().value()
                && one.service().equals(next.service())
                && Objects.equals(one.counter(), next.counter())
                && Objects.equals(one.calledAt(), next.calledAt())
                && Objects.equals(one.endedAt(), next.endedAt());
    }

    private static PaperRange range(Ticket first, Ticket last, Site site) {
        CounterId counter = Objects.requireNonNull(first.counter());
        Instant ended = Objects.requireNonNull(first.endedAt());
        Text service = site.service(first.service())
                .map(Service::name)
                .orElse(new Text(first.service().value(), first.service().value()));
        return new PaperRange(
                first.number().series(),
                first.number().value(),
                last.number().value(),
                first.number().text(),
                last.number().text(),
                first.service(),
                service,
                counter,
                site.counterLabel(counter),
                first.issuedAt(),
                ended);
    }
}
