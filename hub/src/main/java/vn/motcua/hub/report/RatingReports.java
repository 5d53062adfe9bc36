package vn.motcua.hub.report;

import io.vertx.core.Future;
import java.time.LocalDate;

/** How citizens rated. Any thread. */
public interface RatingReports {
    /** Of the visits of these business days, both ends included. */
    Future<RatingReport> ratings(LocalDate from, LocalDate to);

    /** The decree's nine criteria, of the visits of these business days. */
    Future<Criteria> criteria(LocalDate from, LocalDate to);
}
