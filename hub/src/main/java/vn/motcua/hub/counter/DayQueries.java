package vn.motcua.hub.counter;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;

/** What the counters did on a business day. Any thread. */
public interface DayQueries {
    Future<Served> served(LocalDate day);

    Future<Pauses> pauses(LocalDate day);

    /**
     * A visit, each of its services and each of its people are counted once.
     *
     * @param services the busiest first
     * @param counters by label
     */
    record Served(LocalDate day, Figures total, List<OfService> services, List<OfCounter> counters) {
        public Served {
            services = List.copyOf(services);
            counters = List.copyOf(counters);
        }
    }

    /**
     * @param visits that ended here, served
     * @param services that came to their end here: a visit of three steps is one visit and three services
     * @param people who were served to the end here
     * @param meanWaitSeconds before each of the services, of those who had a number; null without any
     * @param meanServeSeconds of each of the services; null without any
     */
    record Figures(
            int visits,
            int services,
            int people,
            @Nullable Integer meanWaitSeconds,
            @Nullable Integer meanServeSeconds) {}

    record OfService(ServiceId serviceId, Text service, Figures figures) {}

    record OfCounter(CounterId counterId, String counter, Figures figures) {}

    /**
     * @param counters the longest away first
     * @param pauses that began on the day, in their order; the first {@value StoredDay#MOST}
     * @param helps asked for on the day, in their order; the first {@value StoredDay#MOST}
     */
    record Pauses(LocalDate day, List<Away> counters, List<Pause> pauses, List<Help> helps) {
        public Pauses {
            counters = List.copyOf(counters);
            pauses = List.copyOf(pauses);
            helps = List.copyOf(helps);
        }
    }

    /**
     * @param times pauses of the counter
     * @param seconds of them all; one that lasts counts until now
     */
    record Away(CounterId counterId, String counter, int times, long seconds) {}

    /**
     * @param person who paused; null where nobody of that id is known here any more
     * @param until when they meant to be back; null if they did not say
     * @param endedAt null while it lasts
     */
    record Pause(
            CounterId counterId,
            String counter,
            @Nullable String person,
            String reason,
            Instant begunAt,
            @Nullable Instant until,
            @Nullable Instant endedAt) {}

    /**
     * @param person who asked
     * @param takenBy who came; null while nobody did
     * @param outcome how it ended; null while it is open
     */
    record Help(
            CounterId counterId,
            String counter,
            @Nullable String person,
            String reason,
            Instant askedAt,
            @Nullable String takenBy,
            @Nullable Instant takenAt,
            @Nullable Instant endedAt,
            @Nullable String outcome) {}
}
