package vn.motcua.core.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;

/**
 * A site as the tree of {@code config/site.yaml}: mappings in the documented order of their keys, lists, texts, whole numbers and
 * booleans. What {@link SiteReader} reads of it is the same site again. Pure.
 */
public final class SiteDocument {
    private SiteDocument() {}

    public static Map<String, Object> of(Site site) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("id", site.id().value());
        root.put("name", text(site.name()));
        root.put("agency", text(site.agency()));
        root.put("training", site.training());
        root.put("publicUrl", site.publicUrl());
        root.put("calendar", calendar(site.calendar()));
        root.put("zones", site.zones().stream().map(SiteDocument::zone).toList());
        root.put("series", site.series().stream().map(SiteDocument::series).toList());
        root.put("services", site.services().stream().map(SiteDocument::service).toList());
        root.put("counters", site.counters().stream().map(SiteDocument::counter).toList());
        LineDocument.put(root, site.line());
        if (!site.bookings().offers().isEmpty()) root.put("bookings", bookings(site.bookings()));
        if (!site.bookings().remote().services().isEmpty())
            root.put("remote", remote(site.bookings().remote()));
        OfferDocument.put(root, site);
        RatingReader.put(root, site);
        return root;
    }

    static Map<String, Object> text(Text text) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("vi", text.vi());
        both.put("en", text.en());
        return both;
    }

    private static Map<String, Object> calendar(OpeningCalendar calendar) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("zone", calendar.zone().getId());
        if (calendar.alwaysOpen()) node.put("alwaysOpen", true);
        Map<String, Object> weekly = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> sessions = calendar.weekly().getOrDefault(day, List.of()).stream()
                    .map(session -> session.from() + "-" + session.to())
                    .toList();
            if (!sessions.isEmpty()) weekly.put(day.name().toLowerCase(Locale.ROOT), sessions);
        }
        node.put("weekly", weekly);
        node.put("closed", dates(calendar.closed()));
        node.put("swapped", dates(calendar.swapped()));
        return node;
    }

    private static List<String> dates(Collection<LocalDate> dates) {
        return dates.stream().sorted().map(LocalDate::toString).toList();
    }

    private static Map<String, Object> zone(HallZone zone) {
        Map<String, Object> node = entry(zone.id());
        node.put("name", text(zone.name()));
        return node;
    }

    private static Map<String, Object> series(Series series) {
        Map<String, Object> node = entry(series.id());
        node.put("prefix", series.prefix());
        node.put("first", series.first());
        node.put("last", series.last());
        node.put("digits", series.digits());
        node.put("bandSize", series.bandSize());
        return node;
    }

    private static Map<String, Object> service(Service service) {
        Map<String, Object> node = entry(service.id());
        node.put("name", text(service.name()));
        if (!service.hint().vi().isEmpty() || !service.hint().en().isEmpty()) node.put("hint", text(service.hint()));
        node.put("icon", service.icon());
        node.put("series", service.series().value());
        node.put("meanServiceMinutes", service.meanServiceMinutes());
        LineDocument.cap(node, service.callAtLatestAfter());
        OfferDocument.ticketText(node, service.ticketText());
        if (!service.next().isEmpty())
            node.put("next", service.next().stream().map(ServiceId::value).toList());
        if (!service.beginsVisits()) node.put("stageOnly", true);
        if (service.field() != null) node.put("field", service.field().value());
        return node;
    }

    private static Map<String, Object> counter(Counter counter) {
        Map<String, Object> node = entry(counter.id());
        node.put("label", counter.label());
        node.put("name", text(counter.name()));
        node.put("zone", counter.zone().value());
        List<String> services = new ArrayList<>();
        counter.services().forEach(service -> services.add(service.value()));
        node.put("services", services);
        if (counter.profile() != null) node.put("profile", counter.profile().value());
        return node;
    }

    private static Map<String, Object> remote(BookingPolicy.Remote remote) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("services", remote.services().stream().map(ServiceId::value).toList());
        node.put("keeps", Durations.text(remote.keeps()));
        node.put("atOnce", remote.atOnce());
        node.put("perAddress", remote.perAddress());
        return node;
    }

    private static Map<String, Object> bookings(BookingPolicy policy) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("slot", Durations.text(policy.slot()));
        node.put("daysAhead", policy.daysAhead());
        node.put("closes", Durations.text(policy.closes()));
        node.put("perAddressAndDay", policy.perAddressAndDay());
        node.put("services", policy.offers().stream().map(SiteDocument::offer).toList());
        return node;
    }

    private static Map<String, Object> offer(BookingPolicy.Offer offer) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("service", offer.service().value());
        if (offer.capacity() > 0) node.put("capacity", offer.capacity());
        return node;
    }

    static Map<String, Object> entry(Id id) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", id.value());
        return node;
    }
}
