package vn.motcua.hub.report;

import io.vertx.core.Future;
import vn.motcua.core.dossier.DueBasis;
import vn.motcua.core.dossier.Period;

/** Figures of dossiers. Any thread. */
public interface OnTimeReports {
    /** @param due which date decides between in time and late */
    Future<OnTimeReport> onTime(Period period, OnTimeReport.By by, DueBasis due);
}
