package vn.motcua.core.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of one site: what its hub decides by and what its agents keep for offline work.
 *
 * @param id its name
 * @param name of the centre
 * @param agency the authority above it, first line of the ticket
 * @param training set at creation, irreversible; marked on every screen, ticket and event
 * @param publicUrl where a phone finds the hub; the ticket's QR is {@code publicUrl + "/t/" + code}
 * @param calendar when it takes visitors
 * @param zones hall zones, at least one
 * @param series number series, at least one
 * @param services in the order of the kiosk's tiles, at least one
 * @param counters at least one
 * @param line who goes first
 * @param bookings what may be booked beforehand
 * @param procedures what the services receive, by code and date
 * @param contingents so many numbers a day
 * @param ticketText a line under every number on paper, such as how long the centre is open; null for none
 * @param rating what citizens are asked after a visit
 */
public record Site(
        SiteId id,
        Text name,
        Text agency,
        boolean training,
        String publicUrl,
        OpeningCalendar calendar,
        List<HallZone> zones,
        List<Series> series,
        List<Service> services,
        List<Counter> counters,
        LinePolicy line,
        BookingPolicy bookings,
        Procedures procedures,
        List<Contingent> contingents,
        @Nullable Text ticketText,
        RatingPolicy rating) {
    /** With the usual question after a visit. */
    public Site(
            SiteId id,
            Text name,
            Text agency,
            boolean training,
            String publicUrl,
            OpeningCalendar calendar,
            List<HallZone> zones,
            List<Series> series,
            List<Service> services,
            List<Counter> counters,
            LinePolicy line,
            BookingPolicy bookings,
            Procedures procedures,
            List<Contingent> contingents,
            @Nullable Text ticketText) {
        this(
                id,
                name,
                agency,
                training,
                publicUrl,
                calendar,
                zones,
                series,
                services,
                counters,
                line,
                bookings,
                procedures,
                contingents,
                ticketText,
                RatingPolicy.DEFAULT);
    }

    /** Without procedures, limits and words of its own on tickets. */
    public Site(
            SiteId id,
            Text name,
            Text agency,
            boolean training,
            String publicUrl,
            OpeningCalendar calendar,
            List<HallZone> zones,
            List<Series> series,
            List<Service> services,
            List<Counter> counters,
            LinePolicy line,
            BookingPolicy bookings) {
        this(
                id,
                name,
                agency,
                training,
                publicUrl,
                calendar,
                zones,
                series,
                services,
                counters,
                line,
                bookings,
                Procedures.NONE,
                List.of(),
                null);
    }

    /** With nothing to book. */
    public Site(
            SiteId id,
            Text name,
            Text agency,
            boolean training,
            String publicUrl,
            OpeningCalendar calendar,
            List<HallZone> zones,
            List<Series> series,
            List<Service> services,
            List<Counter> counters,
            LinePolicy line) {
        this(
                id,
                name,
                agency,
                training,
                publicUrl,
                calendar,
                zones,
                series,
                services,
                counters,
                line,
                BookingPolicy.NONE);
    }

    /** With nothing set about who goes first. */
    public Site(
            SiteId id,
            Text name,
            Text agency,
            boolean training,
            String publicUrl,
            OpeningCalendar calendar,
            List<HallZone> zones,
            List<Series> series,
            List<Service> services,
            List<Counter> counters) {
        this(id, name, agency, training, publicUrl, calendar, zones, series, services, counters, LinePolicy.DEFAULT);
    }

    public Site {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(publicUrl, "publicUrl");
        Objects.requireNonNull(calendar, "calendar");
        zones = List.copyOf(zones);
        series = List.copyOf(series);
        services = List.copyOf(services);
        counters = List.copyOf(counters);
        // A site kept by an older agent has none.
        line = line == null ? LinePolicy.DEFAULT : line;
        bookings = bookings == null ? BookingPolicy.NONE : bookings;
        procedures = procedures == null ? Procedures.NONE : procedures;
        contingents = contingents == null ? List.of() : List.copyOf(contingents);
        rating = rating == null ? RatingPolicy.DEFAULT : rating;
    }

    /** As an agent needs it: procedures are read by people at the hub's pages only, but for the field a kiosk lists a service under. */
    public Site forAgents() {
        return procedures.isEmpty() ? this : with(servicesInFields(), new Procedures(procedures.fields(), List.of()));
    }

    /** Each with its field: its own word, else the one its procedures agree on. */
    public List<Service> servicesInFields() {
        Map<ServiceId, FieldId> told = procedures.fieldsOfServices();
        return services.stream()
                .map(one -> {
                    FieldId field = told.get(one.id());
                    return one.field() != null || field == null ? one : one.with(field);
                })
                .toList();
    }

    public Site with(List<Contingent> limits) {
        return new Site(
                id,
                name,
                agency,
                training,
                publicUrl,
                calendar,
                zones,
                series,
                services,
                counters,
                line,
                bookings,
                procedures,
                limits,
                ticketText,
                rating);
    }

    public Site with(Procedures other) {
        return with(services, other);
    }

    private Site with(List<Service> offered, Procedures other) {
        return new Site(
                id,
                name,
                agency,
                training,
                publicUrl,
                calendar,
                zones,
                series,
                offered,
                counters,
                line,
                bookings,
                other,
                contingents,
                ticketText,
                rating);
    }

    public Optional<Service> service(ServiceId id) {
        for (Service service : services) if (service.id().equals(id)) return Optional.of(service);
        return Optional.empty();
    }

    public Optional<Series> series(SeriesId id) {
        for (Series one : series) if (one.id().equals(id)) return Optional.of(one);
        return Optional.empty();
    }

    public Optional<Counter> counter(CounterId id) {
        for (Counter counter : counters) if (counter.id().equals(id)) return Optional.of(counter);
        return Optional.empty();
    }

    /** How many people may book one slot of a service; 0 if it cannot be booked. */
    public int bookable(ServiceId id) {
        return bookings.offer(id)
                .filter(offer -> service(id).isPresent())
                .map(BookingPolicy.Offer::capacity)
                .map(own -> own > 0 ? own : serving(id))
                .orElse(0);
    }

    private int serving(ServiceId id) {
        return (int) counters.stream()
                .filter(counter -> counter.services().contains(id))
                .count();
    }

    /** What people call it; its id if the site has it no more (I11). */
    public String counterLabel(CounterId id) {
        return counter(id).map(Counter::label).orElse(id.value());
    }
}
