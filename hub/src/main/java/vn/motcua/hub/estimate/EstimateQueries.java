package vn.motcua.hub.estimate;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;

/** How right the waiting times were that visitors were told. Any thread. */
public interface EstimateQueries {
    /** Days kept in one answer at most. */
    int DAYS_MAX = 366;

    /** Both days included. */
    Future<Report> report(LocalDate from, LocalDate to);

    /**
     * @param services the busiest first
     * @param days the latest first
     */
    record Report(LocalDate from, LocalDate to, Accuracy total, List<OfService> services, List<OfDay> days) {
        public Report {
            services = List.copyOf(services);
            days = List.copyOf(days);
        }
    }

    /**
     * @param called visits called that had been told a waiting time
     * @param inTimePercent of these, called before the bound they were told; null without visits
     * @param medianErrorPercent half of the visits were off by less than this part of their real wait; null without visits
     */
    record Accuracy(
            int called,
            @Nullable Integer inTimePercent,
            @Nullable Integer medianErrorPercent) {
        static Accuracy of(Score score) {
            return new Accuracy(
                    score.called(),
                    score.called() == 0 ? null : Math.round(100f * score.inTime() / score.called()),
                    score.medianPercent().isPresent() ? score.medianPercent().getAsInt() : null);
        }
    }

    record OfService(ServiceId serviceId, Text service, Accuracy accuracy) {}

    record OfDay(LocalDate day, Accuracy accuracy) {}
}
