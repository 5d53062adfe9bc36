package vn.motcua.kiosk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.store.TicketRequest;

/** What stands on the paper of a ticket, in the citizen's language. Pure; any thread. */
final class PrintoutComposer {
    private final KioskTexts texts;

    PrintoutComposer(KioskTexts texts) {
        this.texts = texts;
    }

    static String url(Site site, TicketRequest request) {
        return site.publicUrl() + "/t/" + request.code().value();
    }

    /** With its words in the other language too: a template may show both. */
    TicketPrintout first(Site site, TicketRequest request, TicketRequest.Issue issue) {
        Text.Locale locale = request.locale();
        return in(locale, site, request, issue)
                .with(in(other(locale), site, request, issue).words());
    }

    private static Text.Locale other(Text.Locale locale) {
        return locale == Text.Locale.EN ? Text.Locale.VI : Text.Locale.EN;
    }

    private TicketPrintout in(Text.Locale locale, Site site, TicketRequest request, TicketRequest.Issue issue) {
        return new TicketPrintout(
                site.agency().in(locale),
                site.name().in(locale),
                texts.in(locale, "ticket.title"),
                site.service(request.serviceId())
                        .map(service -> service.name().in(locale))
                        .orElse(request.serviceId().value()),
                issue.number().text(),
                ahead(locale, issue.ahead()),
                issue.estimateMinutes() > 0 ? texts.in(locale, "ticket.estimate", issue.estimateMinutes()) : null,
                counters(locale, site, request),
                time(locale, issue.issuedAt(), site.calendar().zone()),
                url(site, request),
                texts.in(locale, "ticket.qr"),
                texts.in(locale, "ticket.keep"),
                request.priority() == Priority.PRIORITY ? texts.in(locale, "ticket.priority") : null,
                null,
                site.training() ? texts.in(locale, "ticket.training") : null,
                KioskTexts.java(locale));
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
                translation);
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
