package vn.motcua.edge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.LinkFrame.HighestNumber;

/** Every request for a number with its one answer. */
public final class TicketRequests {
    private final Tx tx;

    TicketRequests(Tx tx) {
        this.tx = tx;
    }

    public Optional<TicketRequest> find(RequestId id) throws SQLException {
        return tx.one("request_get", TicketRequests::read, id.value());
    }

    public Optional<TicketRequest> ofVisit(VisitId id) throws SQLException {
        return tx.one("request_of_visit", TicketRequests::read, id.value());
    }

    public Optional<TicketRequest> ofCode(TicketCode code) throws SQLException {
        return tx.one("request_of_code", TicketRequests::read, code.value());
    }

    /** The number this slip got on that day. @param key of the slip, {@link TicketSlip#key} */
    public Optional<TicketRequest> ofSlip(String key, LocalDate day) throws SQLException {
        return tx.one("request_of_slip", TicketRequests::read, key, day.toString());
    }

    /** The slip a request was made with. */
    public Optional<TicketSlip> slip(RequestId id) throws SQLException {
        return tx.one("slip_get", TicketSlip::read, id.value());
    }

    /** Remembers with which slip a request is made; once for each request. */
    public void addSlip(RequestId id, TicketSlip slip) throws SQLException {
        tx.update(
                "slip_insert",
                id.value(),
                slip.key(),
                slip.scanId(),
                slip.kind().name(),
                slip.dossierCode(),
                slip.device(),
                slip.source().name(),
                slip.scannedAt().toString());
    }

    /** The booking a request was made with. */
    public Optional<TicketBooking> booking(RequestId id) throws SQLException {
        return tx.one("booking_get", TicketBooking::read, id.value());
    }

    /** Remembers with which booking a request is made; once for each request. */
    public void addBooking(RequestId id, TicketBooking booking) throws SQLException {
        tx.update(
                "booking_insert",
                id.value(),
                booking.code().value(),
                booking.startsAt() == null ? null : booking.startsAt().toString(),
                booking.notedAt().toString());
    }

    public void add(TicketRequest request) throws SQLException {
        tx.update(
                "request_insert",
                request.requestId().value(),
                request.visitId().value(),
                request.code().value(),
                request.serviceId().value(),
                request.priority().value(),
                request.locale().name(),
                request.askedAt().toString());
    }

    /** The hub knows this request as another visit than was minted for it here. */
    public void isOfVisit(RequestId id, VisitId visit) throws SQLException {
        tx.update("request_visit", visit.value(), id.value());
    }

    /** @return false if the request has a number already: then that one stands */
    public boolean setIssue(RequestId id, TicketRequest.Issue issue) throws SQLException {
        return tx.update(
                        "request_number",
                        issue.number().series().value(),
                        issue.number().value(),
                        issue.number().text(),
                        issue.businessDay().toString(),
                        issue.origin().name(),
                        issue.band() == null ? null : issue.band().value(),
                        issue.ahead(),
                        issue.estimateMinutes(),
                        issue.atMostMinutes(),
                        issue.overBreak() ? 1 : 0,
                        issue.issuedAt().toString(),
                        id.value())
                == 1;
    }

    /** The highest number of the hub's own that this agent stored, per series, from a day on. */
    public List<HighestNumber> highestFrom(LocalDate day) throws SQLException {
        return tx.list(
                "request_highest",
                row -> new HighestNumber(
                        new SeriesId(row.getString("series_id")),
                        LocalDate.parse(row.getString("business_day")),
                        row.getInt("value")),
                day.toString());
    }

    /**
     * A number this agent gave.
     *
     * @param at when
     */
    public record Given(ServiceId service, Instant at) {}

    /** Every number given for that day, the hub's and the band's. */
    public List<Given> givenOn(LocalDate day) throws SQLException {
        return tx.list(
                "request_given",
                row -> new Given(new ServiceId(row.getString("service_id")), Instant.parse(row.getString("issued_at"))),
                day.toString());
    }

    void expire(Instant before) throws SQLException {
        tx.update("request_expire", before.toString());
        tx.update("slip_expire", before.toString());
        tx.update("booking_expire", before.toString());
    }

    private static TicketRequest read(ResultSet row) throws SQLException {
        return new TicketRequest(
                new RequestId(row.getString("request_id")),
                new VisitId(row.getString("visit_id")),
                new TicketCode(row.getString("code")),
                new ServiceId(row.getString("service_id")),
                new Priority(row.getString("priority")),
                Text.Locale.valueOf(row.getString("locale")),
                Instant.parse(row.getString("asked_at")),
                issue(row));
    }

    private static TicketRequest.@Nullable Issue issue(ResultSet row) throws SQLException {
        String text = row.getString("number_text");
        if (text == null) return null;
        String band = row.getString("band_id");
        return new TicketRequest.Issue(
                new TicketNumber(new SeriesId(row.getString("series_id")), row.getInt("value"), text),
                LocalDate.parse(row.getString("business_day")),
                Origin.valueOf(row.getString("origin")),
                band == null ? null : new BandId(band),
                row.getInt("ahead"),
                row.getInt("estimate_minutes"),
                row.getInt("at_most_minutes"),
                row.getInt("over_break") != 0,
                Instant.parse(row.getString("issued_at")));
    }
}
