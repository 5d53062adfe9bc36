package vn.motcua.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.store.TicketBooking;
import vn.motcua.edge.store.TicketRequest;

/** What stands on the paper of a ticket, in the citizen's language. Pure; any thread. */
final class PrintoutComposer {
    private static final int DAYS = 7;
    private static final DateTimeFormatter BOOKED = DateTimeFormatter.ofPattern("HH:mm");

    /** Services whose tickets are looked at; more have hardly a letter of their own. */
    private static final int KINDS_MAX = 300;

    private final KioskTexts texts;

    PrintoutComposer(KioskTexts texts) {
        this.texts = texts;
    }

    static String url(Site site, TicketRequest request) {
        return site.publicUrl() + "/t/" + request.code().value();
    }

    /** With its words in the other language too: a template may show both. */
    TicketPrintout first(Site site, TicketRequest request, TicketRequest.Issue issue, @Nullable TicketBooking booking) {
        Text.Locale locale = request.locale();
        return in(locale, site, request, issue, booking)
                .with(in(other(locale), site, request, issue, booking).words());
    }

    /** Of somebody who did not book. */
    TicketPrintout first(Site site, TicketRequest request, TicketRequest.Issue issue) {
        return first(site, request, issue, null);
    }

    /**
     * Tickets as this site's citizens will get them: each service and each day of the week in both languages, without marks and with all
     * of them. Their numbers and codes are nobody's.
     */
    List<TicketPrintout> kinds(Site site) {
        List<TicketPrintout> kinds = new ArrayList<>();
        List<Service> services = site.services();
        int count = Math.min(KINDS_MAX, Math.max(DAYS, services.size()));
        for (int i = 0; i < count; i++) {
            Service service = services.get(i % services.size());
            Instant day = Instant.EPOCH.plus(Duration.ofDays(i % DAYS));
            for (Text.Locale locale : Text.Locale.values()) {
                kinds.add(kind(site, service, locale, Priority.NORMAL, 3, day));
                kinds.add(again(kind(site, service, locale, Priority.PRIORITY, 0, day), 2));
                kinds.add(kind(site, service, locale, Priority.PRIORITY, 0, day));
            }
        }
        for (PriorityClass rank : site.line().classes())
            for (Text.Locale locale : Text.Locale.values())
                kinds.add(kind(site, services.get(0), locale, rank.code(), 0, Instant.EPOCH));
        return kinds;
    }

    private TicketPrintout kind(
            Site site, Service service, Text.Locale locale, Priority priority, int ahead, Instant at) {
        String nobody = new UUID(0, 0).toString();
        TicketRequest request = new TicketRequest(
                new RequestId(nobody),
                new VisitId(nobody),
                TicketCode.mint(new Random(0)),
                service.id(),
                priority,
                locale,
                at,
                null);
        Series series = site.series(service.series()).orElse(site.series().get(0));
        LocalDate day = site.calendar().businessDay(at);
        return first(
                site,
                request,
                new TicketRequest.Issue(
                        series.number(series.first()), day, Origin.HUB, null, ahead, 12, 20, false, at));
    }

    private static Text.Locale other(Text.Locale locale) {
        return locale == Text.Locale.EN ? Text.Locale.VI : Text.Locale.EN;
    }

    private TicketPrintout in(
            Text.Locale locale,
            Site site,
            TicketRequest request,
            TicketRequest.Issue issue,
            @Nullable TicketBooking booking) {
        Text note = site.service(request.serviceId()).map(Service::ticketText).orElse(null);
        Text notice = site.ticketText();
        return new TicketPrintout(
                        site.agency().in(locale),
                        site.name().in(locale),
                        texts.in(locale, "ticket.title"),
                        service(locale, site, request, booking),
                        issue.number().text(),
                        ahead(locale, issue.ahead()),
                        estimate(locale, issue),
                        counters(locale, site, request),
                        time(locale, issue.issuedAt(), site.calendar().zone()),
                        url(site, request),
                        texts.in(locale, "ticket.qr"),
                        texts.in(locale, "ticket.keep"),
                        priorityMark(locale, site, request.priority()),
                        null,
                        site.training() ? texts.in(locale, "ticket.training") : null,
                        KioskTexts.java(locale))
                .noted(note == null ? null : note.in(locale), notice == null ? null : notice.in(locale));
    }

    /** Why he goes first, in the class's own words; of a class that goes no earlier nothing is said. */
    private @Nullable String priorityMark(Text.Locale locale, Site site, Priority priority) {
        PriorityClass rank = site.line().of(priority);
        if (!site.line().isFirst(rank)) return null;
        String label = rank.label().in(locale);
        boolean isPlain = label.isBlank() || rank.code().equals(Priority.PRIORITY);
        return isPlain ? texts.in(locale, "ticket.priority") : texts.in(locale, "ticket.priority.class", label);
    }

    /** What he came for, and the time he booked. */
    private String service(Text.Locale locale, Site site, TicketRequest request, @Nullable TicketBooking booking) {
        String name = site.service(request.serviceId())
                .map(service -> service.name().in(locale))
                .orElse(request.serviceId().value());
        if (booking == null) return name;
        Instant at = booking.startsAt();
        return at == null
                ? texts.in(locale, "ticket.booked.noted", name)
                : texts.in(
                        locale,
                        "ticket.booked",
                        name,
                        BOOKED.format(at.atZone(site.calendar().zone())));
    }

    /** Nothing rather than "0 minutes"; a hub that says no bound leaves it out. */
    private @Nullable String estimate(Text.Locale locale, TicketRequest.Issue issue) {
        if (issue.estimateMinutes() <= 0) return null;
        String words = issue.atMostMinutes() > 0
                ? texts.in(locale, "ticket.estimate", issue.estimateMinutes(), issue.atMostMinutes())
                : texts.in(locale, "ticket.estimate.middle", issue.estimateMinutes());
        return issue.overBreak() ? words + " " + texts.in(locale, "ticket.estimate.break") : words;
    }

    /** The same paper with its mark; the number and the code stay, what was true of the queue then is left out. */
    TicketPrintout again(TicketPrintout first, int attempt) {
        Text.Locale locale =
                first.locale().getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Text.Locale.EN : Text.Locale.VI;
        Map<String, String> translation = new HashMap<>(first.translation());
        translation.remove("peopleAheadText");
        translation.remove("estimateText");
        if (!translation.isEmpty()) translation.put("reprintMark", texts.in(other(locale), "ticket.reprint", attempt));
        return new TicketPrintout(
                first.agencyLine(),
                first.centreName(),
                first.title(),
                first.serviceName(),
                first.numberText(),
                null,
                null,
                first.countersText(),
                first.issueTimeText(),
                first.qrUrl(),
                first.qrCaption(),
                first.keepAndWaitText(),
                first.priorityMark(),
                texts.in(locale, "ticket.reprint", attempt),
                first.trainingMark(),
                first.locale(),
                translation,
                first.noteText(),
                first.noticeText());
    }

    private @Nullable String ahead(Text.Locale locale, int ahead) {
        if (ahead < 0) return null;
        return ahead == 0 ? texts.in(locale, "ticket.ahead.none") : texts.in(locale, "ticket.ahead", ahead);
    }

    private @Nullable String counters(Text.Locale locale, Site site, TicketRequest request) {
        List<Counter> serving = site.counters().stream()
                .filter(counter -> counter.services().contains(request.serviceId()))
                .toList();
        if (serving.isEmpty()) return null;
        String labels = serving.stream().map(Counter::label).collect(Collectors.joining(", "));
        List<HallZone> zones = site.zones().stream()
                .filter(zone ->
                        serving.stream().anyMatch(counter -> counter.zone().equals(zone.id())))
                .toList();
        boolean oneOfSeveral = zones.size() == 1 && site.zones().size() > 1;
        return oneOfSeveral
                ? texts.in(
                        locale,
                        "ticket.counters.zone",
                        labels,
                        zones.get(0).name().in(locale))
                : texts.in(locale, "ticket.counters", labels);
    }

    private String time(Text.Locale locale, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(texts.in(locale, "ticket.time"), KioskTexts.java(locale))
                .format(at.atZone(zone));
    }
}
