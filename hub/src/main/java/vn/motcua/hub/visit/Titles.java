package vn.motcua.hub.visit;

import java.time.Instant;
import java.util.function.Supplier;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.CompanionJoined;
import vn.motcua.core.event.CompanionLeft;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.GroupPersonFinished;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.event.HelpTaken;
import vn.motcua.core.event.PaperVisitRecorded;
import vn.motcua.core.event.PaperVisitWithdrawn;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingPressIgnored;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.TicketAliased;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.TicketRecalled;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.VisitCancelled;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitReturned;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.event.WaitEstimated;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.counter.PersonNames;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.platform.ledger.Texts;
import vn.motcua.hub.scan.ScanWords;

/** What a time line says about each event. Any thread. */
public final class Titles {
    private static final Texts TEXTS = Texts.beside(Titles.class, "timeline");
    private static final ScanWords SCANS = new ScanWords();
    private final Supplier<Site> site;
    private final PersonNames names;

    public Titles(Supplier<Site> site, PersonNames names) {
        this.site = site;
        this.names = names;
    }

    public VisitQueries.Entry entry(Recorded recorded) {
        Event event = recorded.event();
        return new VisitQueries.Entry(
                recorded.position(),
                at(recorded),
                event.type(),
                title(event),
                detail(event),
                recorded.envelope().source(),
                event instanceof ActionUndone undone ? undone.position() : null);
    }

    /** When it was so, by the best knowledge of whoever saw it. */
    private static Instant at(Recorded recorded) {
        Event event = recorded.event();
        if (event instanceof RatingGiven given) return given.at();
        if (event instanceof TicketStored stored) return stored.issuedAt();
        if (event instanceof CameraEventReceived camera) return camera.receivedAt();
        if (event instanceof ScanReceived scan) return scan.at();
        return recorded.envelope().occurredAt();
    }

    private Text title(Event event) {
        if (event instanceof TicketIssued issued)
            return issued.people() == null
                    ? text("TicketIssued", issued.number().text())
                    : text("TicketIssued.GROUP", issued.number().text(), issued.people());
        if (event instanceof TicketStored stored)
            return text(
                    stored.bandId() == null ? "TicketStored" : "TicketStored.BAND",
                    stored.number().text());
        if (event instanceof TicketAliased aliased)
            return text(
                    "TicketAliased",
                    aliased.paperNumber().text(),
                    aliased.aliasNumber().text());
        if (event instanceof TicketCalled called) return called(called);
        if (event instanceof TicketRecalled recalled)
            return text("TicketRecalled", recalled.number().text(), label(recalled.counterId()), recalled.times());
        if (event instanceof WaitEstimated told) return text("WaitEstimated", told.minutes(), told.atMostMinutes());
        if (event instanceof VisitStarted started) return text("VisitStarted", label(started.counterId()));
        if (event instanceof PaperVisitRecorded paper)
            return text("PaperVisitRecorded", paper.number().text(), label(paper.counterId()));
        if (event instanceof PaperVisitWithdrawn wrong)
            return text("PaperVisitWithdrawn." + wrong.reason(), wrong.number().text());
        if (event instanceof VisitCancelled cancelled && cancelled.by() == VisitCancelled.By.COUNTER)
            return text("VisitCancelled.COUNTER");
        if (event instanceof VisitFinished finished) return text("VisitFinished", label(finished.counterId()));
        if (event instanceof StageFinished stage) return stage(stage);
        if (event instanceof VisitReturned back && back.personId() == null) return text("VisitReturned.TIME");
        if (event instanceof GroupPersonFinished one)
            return text("GroupPersonFinished", label(one.counterId()), one.left());
        if (event instanceof VisitNoShow missed) return text("VisitNoShow", label(missed.counterId()));
        if (event instanceof VisitTransferred sent) return sentOn(sent);
        if (event instanceof VisitParked parked) {
            Text why = text("park." + parked.reason());
            String where = label(parked.counterId());
            return new Text(
                    text("VisitParked", where, why.vi()).vi(),
                    text("VisitParked", where, why.en()).en());
        }
        if (event instanceof CounterHandedOver handed) return text("CounterHandedOver", label(handed.counterId()));
        if (event instanceof HelpTaken taken) return text("HelpTaken", label(taken.counterId()));
        if (event instanceof HelpAsked asked) {
            Text why = text("help." + asked.reason());
            String where = label(asked.counterId());
            return new Text(
                    text("HelpAsked", where, why.vi()).vi(),
                    text("HelpAsked", where, why.en()).en());
        }
        if (event instanceof ActionUndone undone)
            return text("ActionUndone." + undone.action(), label(undone.counterId()));
        if (event instanceof PrintJobEnded ended) return text("PrintJobEnded." + ended.outcome());
        if (event instanceof RatingGiven given) return text("RatingGiven", given.score(), given.scaleMax());
        if (event instanceof CameraEventReceived camera) return camera(camera.kind());
        if (event instanceof ScanReceived scan) return scanned(scan.kind());
        if (event instanceof AnomalyFound found) return text("AnomalyFound", found.kind());
        return TEXTS.has(event.type()) ? text(event.type()) : text("other", event.type());
    }

    private Text called(TicketCalled called) {
        String number = called.number().text();
        String counter = label(called.counterId());
        TicketCalled.Order order = called.order();
        if (order == null) return text("TicketCalled", number, counter);
        TicketCalled.Next next = order.next();
        Text words = next == null
                ? text("TicketCalled", number, counter)
                : text("TicketCalled.CHOSEN", number, counter, next.number().text());
        return order.because() == null ? words : because(words, text("ChoiceReason." + order.because()));
    }

    private static Text because(Text words, Text reason) {
        return new Text(
                text("TicketCalled.because", words.vi(), reason.vi()).vi(),
                text("TicketCalled.because", words.en(), reason.en()).en());
    }

    /** Kinds many cameras share have words; any other is shown as the camera says it. */
    private static Text camera(String kind) {
        Text words = TEXTS.has("camera." + kind) ? text("camera." + kind) : new Text(kind, kind);
        return inBoth("CameraEventReceived", words);
    }

    private static Text scanned(ScanKind kind) {
        return inBoth("ScanReceived", SCANS.of(kind));
    }

    private static Text inBoth(String key, Text word) {
        return new Text(text(key, word.vi()).vi(), text(key, word.en()).en());
    }

    private Text stage(StageFinished stage) {
        Text done = service(stage.serviceId());
        Text next = service(stage.nextServiceId());
        String where = label(stage.counterId());
        return new Text(
                text("StageFinished", done.vi(), where, next.vi()).vi(),
                text("StageFinished", done.en(), where, next.en()).en());
    }

    private Text service(ServiceId id) {
        return site.get().service(id).map(Service::name).orElse(new Text(id.value(), id.value()));
    }

    private Text sentOn(VisitTransferred sent) {
        String from = label(sent.counterId());
        return sent.toCounter() == null
                ? text("VisitTransferred", from)
                : text("VisitTransferred.COUNTER", from, label(sent.toCounter()));
    }

    private static Text text(String key, Object... values) {
        return TEXTS.get(key, values);
    }

    private String label(CounterId id) {
        return site.get().counterLabel(id);
    }

    private String detail(Event event) {
        if (event instanceof TicketCalled called) return name(called.personId());
        if (event instanceof VisitStarted started) return by(started);
        if (event instanceof PaperVisitRecorded paper) return name(paper.servedBy());
        if (event instanceof PaperVisitWithdrawn wrong) return name(wrong.withdrawnBy());
        if (event instanceof VisitFinished finished) return name(finished.personId());
        if (event instanceof GroupPersonFinished one) return name(one.personId());
        if (event instanceof StageFinished stage) return name(stage.personId());
        if (event instanceof CompanionJoined joined) return name(joined.personId());
        if (event instanceof CompanionLeft left) return name(left.personId());
        if (event instanceof VisitNoShow missed) return name(missed.personId());
        if (event instanceof ActionUndone undone) return name(undone.personId());
        if (event instanceof VisitTransferred sent) return name(sent.personId());
        if (event instanceof VisitParked parked) return name(parked.personId());
        if (event instanceof CounterHandedOver handed) return name(handed.personId()) + " → " + name(handed.to());
        if (event instanceof HelpAsked asked) return name(asked.personId());
        if (event instanceof HelpTaken taken) return name(taken.personId());
        if (event instanceof PrintJobQueued queued) return queued.printer() + " · " + queued.attempt();
        if (event instanceof PrintJobEnded ended)
            return ended.reason().isEmpty() ? ended.printer() : ended.printer() + " · " + ended.reason();
        if (event instanceof RatingGiven given)
            return given.reasons().isEmpty()
                    ? given.channel().name()
                    : given.channel() + " · " + String.join(", ", given.reasons());
        if (event instanceof RatingPressIgnored ignored) return ignored.device();
        if (event instanceof AnnouncementMissed missed) return missed.zone() + " · " + missed.reason();
        if (event instanceof CameraEventReceived camera) return camera.source() + " · " + camera.camera();
        if (event instanceof ScanReceived scan) return detail(scan);
        if (event instanceof AnomalyFound found) return found.detail();
        return "";
    }

    private String by(VisitStarted started) {
        String name = name(started.personId());
        return started.note().isEmpty() ? name : started.note() + " · " + name;
    }

    private static String detail(ScanReceived scan) {
        if (scan.dossierCode() != null) return scan.dossierCode();
        return scan.lastThree() == null ? "" : "•••" + scan.lastThree();
    }

    private String name(PersonId person) {
        String name = names.nameOf(person);
        return name == null ? "" : name;
    }
}
