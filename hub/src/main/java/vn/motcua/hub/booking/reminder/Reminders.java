package vn.motcua.hub.booking.reminder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.database.SqlWork;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.SiteWriter;

/**
 * Reminders from rows beside the ledger: what is due survives a restart, is tried with growing pauses until the booked time, and is
 * sent again after a crash under the same key. Any thread; one round at a time.
 */
public final class Reminders implements ReminderService {
    static final String ANOMALY = "REMINDERS_FAIL";
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final SqlTexts SQL = SqlTexts.beside(Reminders.class, "reminder.sql");
    private static final int CONTACTS_MAX = 10_000;
    private static final int AT_ONCE = 8;
    /** Failures in a row before the supervisors are told, once until one succeeds. */
    private static final int TOLD_AFTER = 3;

    private static final long LOOK_MS = 15_000;

    private final Vertx vertx;
    private final SiteWriter writer;
    private final Supplier<Site> site;
    private final Clock clock;
    private final ReminderSettings settings;
    private final ContactKeys keys;
    private final Webhook webhook;
    private final long timer;
    private @Nullable Future<Integer> running;
    private int failures;

    private Reminders(
            Vertx vertx, SiteWriter writer, Supplier<Site> site, Clock clock, ReminderSettings settings, Path home)
            throws IOException {
        this.vertx = vertx;
        this.writer = writer;
        this.site = site;
        this.clock = clock;
        this.settings = settings;
        this.keys = new ContactKeys(home);
        this.webhook = new Webhook(vertx, settings);
        this.timer = vertx.setPeriodic(
                LOOK_MS, tick -> round().onFailure(e -> LOG.warn("reminders are not looked at: {}", e.getMessage())));
    }

    public static Reminders start(
            Vertx vertx, SiteWriter writer, Supplier<Site> site, Clock clock, ReminderSettings settings, Path home)
            throws IOException {
        return new Reminders(vertx, writer, site, clock, settings, home);
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Future<Boolean> keep(BookingId booking, BookingCode code, Contact contact) {
        Instant now = clock.instant();
        String text = Json.write(Json.object().put("to", contact.value()).put("code", code.value()));
        return vertx.executeBlocking(() -> keys.seal(booking, text), false)
                .compose(hidden -> write(db -> keep(db, hidden, now, booking)))
                .compose(startsAt -> startsAt.isPresent()
                        ? Future.succeededFuture(isReminded(startsAt.get(), now))
                        : forget(booking).map(false));
    }

    /** Empty if it was not kept, or else the booked time. */
    private Optional<Instant> keep(Sql db, String hidden, Instant now, BookingId booking) throws SQLException {
        if (db.update(SQL.get("keep"), hidden, now, now, booking, CONTACTS_MAX) == 0) return Optional.empty();
        return db.first(SQL.get("kept"), row -> row.instant("starts_at"), booking);
    }

    private boolean isReminded(Instant startsAt, Instant now) {
        return ReminderRules.next(settings.before(), startsAt, now).isBefore(startsAt);
    }

    @Override
    public Future<Void> forget(BookingId booking) {
        return vertx.executeBlocking(
                        () -> {
                            keys.destroy(booking);
                            return booking;
                        },
                        false)
                .compose(gone -> write(db -> db.update(SQL.get("forget"), booking)))
                .mapEmpty();
    }

    /** One row as the rules need it; what is of a booking is null if there is none any more. */
    private record Kept(
            BookingId booking,
            String sealedText,
            Instant knownStart,
            Instant settledUntil,
            int attempts,
            @Nullable Instant startsAt,
            @Nullable Instant changedAt,
            boolean isToCome,
            @Nullable ServiceId service,
            Text.Locale locale) {
        static Kept read(Row row) throws SQLException {
            String locale = row.textOrNull("locale");
            return new Kept(
                    new BookingId(row.text("booking_id")),
                    row.text("sealed"),
                    row.instant("known_start"),
                    row.instant("settled_until"),
                    row.integer("attempts"),
                    row.instantOrNull("starts_at"),
                    row.instantOrNull("changed_at"),
                    "BOOKED".equals(row.textOrNull("status")),
                    row.orNull("service", ServiceId::new),
                    locale == null ? Text.Locale.VI : Text.Locale.valueOf(locale));
        }

        /** Moved since it was looked at: what was sent for the other time says nothing of this one. */
        boolean isMoved() {
            return !knownStart.equals(startsAt);
        }
    }

    /** A round under way is everybody's. */
    @Override
    public synchronized Future<Integer> round() {
        Future<Integer> now = running;
        if (now != null && !now.isComplete()) return now;
        Future<Integer> fresh = more(0);
        running = fresh;
        return fresh;
    }

    private Future<Integer> more(int before) {
        return write(db -> db.list(SQL.get("to-look-at"), Kept::read, clock.instant(), AT_ONCE))
                .compose(found -> Future.join(found.stream().map(this::look).toList())
                        .map(done -> before
                                + done.<Boolean>list().stream()
                                        .mapToInt(sent -> sent ? 1 : 0)
                                        .sum())
                        .compose(sent ->
                                found.size() < AT_ONCE || failures > 0 ? Future.succeededFuture(sent) : more(sent)));
    }

    private Future<Boolean> look(Kept kept) {
        Instant now = clock.instant();
        Instant startsAt = kept.startsAt();
        if (startsAt == null || !kept.isToCome() || !now.isBefore(startsAt))
            return forget(kept.booking()).map(false);
        Instant settled = kept.isMoved() && kept.changedAt() != null ? kept.changedAt() : kept.settledUntil();
        Optional<Instant> due = ReminderRules.due(settings.before(), startsAt, settled, now);
        if (due.isEmpty())
            return looked(kept, startsAt, settled, ReminderRules.next(settings.before(), startsAt, now), 0)
                    .map(false);
        return send(kept, startsAt, due.get(), now)
                .compose(sent -> settled(kept, startsAt, due.get(), now), e -> failed(kept, startsAt, settled, e, now));
    }

    private Future<Void> send(Kept kept, Instant startsAt, Instant due, Instant now) {
        String key = ReminderRules.key(kept.booking().value(), startsAt, due);
        return vertx.executeBlocking(() -> keys.open(kept.booking(), kept.sealedText()), false)
                .compose(opened -> opened.isEmpty()
                        ? Future.succeededFuture()
                        : webhook.send(key, body(key, kept, startsAt, due, opened.get()), now));
    }

    private String body(String key, Kept kept, Instant startsAt, Instant due, String opened) {
        Site centre = site.get();
        ObjectNode secret = Json.parseObject(opened);
        ObjectNode body = Json.object().put("type", "booking.reminder").put("id", key);
        body.put("site", centre.id().value());
        body.set("siteName", Json.node(centre.name()));
        ServiceId service = kept.service();
        if (service != null) {
            body.put("serviceId", service.value());
            body.set(
                    "serviceName",
                    Json.node(centre.service(service)
                            .map(Service::name)
                            .orElse(new Text(service.value(), service.value()))));
        }
        body.put("bookingId", kept.booking().value());
        body.put("startsAt", startsAt.toString());
        body.put("timeZone", centre.calendar().zone().getId());
        body.put("minutesBefore", Duration.between(due, startsAt).toMinutes());
        body.put("locale", kept.locale().name());
        body.put("to", secret.path("to").asText());
        body.put("url", centre.publicUrl() + "/b/" + secret.path("code").asText());
        return Json.write(body);
    }

    private Future<Boolean> settled(Kept kept, Instant startsAt, Instant due, Instant now) {
        failures = 0;
        return looked(kept, startsAt, due, ReminderRules.next(settings.before(), startsAt, now), 0)
                .map(true);
    }

    private Future<Boolean> failed(Kept kept, Instant startsAt, Instant settled, Throwable e, Instant now) {
        failures++;
        int attempts = kept.attempts() + 1;
        LOG.warn("the reminder of booking {} failed for the {}. time: {}", kept.booking(), attempts, reason(e));
        if (failures == TOLD_AFTER) tell(reason(e));
        Instant again = ReminderRules.again(settings.before(), startsAt, attempts, now);
        return looked(kept, startsAt, settled, again, attempts).map(false);
    }

    /** Nothing of an address, which may hold a key of the receiver's. */
    private static String reason(Throwable e) {
        String message = e.getMessage();
        if (message != null && message.startsWith("the receiver answered")) return message;
        return e.getClass().getSimpleName();
    }

    private void tell(String reason) {
        String detail = TOLD_AFTER + " reminders in a row were not taken: " + reason
                + "; they are tried again until their time";
        writer.command(
                        null,
                        "TellReminders",
                        String.class,
                        (now, ids) -> Decision.accepted(reason, new AnomalyFound(ANOMALY, null, "", detail)))
                .onFailure(e -> LOG.warn("supervisors are not told of reminders: {}", e.getMessage()));
    }

    private Future<Void> looked(Kept kept, Instant startsAt, Instant settled, Instant lookAt, int attempts) {
        return write(db -> db.update(SQL.get("looked-at"), startsAt, settled, lookAt, attempts, kept.booking()))
                .mapEmpty();
    }

    /** Reading or writing rows beside the ledger, in the writer's turn. */
    @FunctionalInterface
    private interface Rows<T> {
        T run(Sql db) throws SQLException;
    }

    private <T> Future<T> write(Rows<T> rows) {
        SqlWork<T> work = connection -> {
            try (Sql db = new Sql(connection)) {
                return rows.run(db);
            }
        };
        return writer.side(work);
    }

    public Future<Void> close() {
        vertx.cancelTimer(timer);
        return webhook.close();
    }

    /** Nobody is reminded any more: the keys of all contacts are destroyed, and the contacts with them. Blocking. */
    public static void forgetAll(Path home) throws IOException {
        ContactKeys.destroyAll(home);
    }

    /** Where nobody is reminded. */
    public static ReminderService none() {
        return NoReminders.NONE;
    }

    private enum NoReminders implements ReminderService {
        NONE;

        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public Future<Boolean> keep(BookingId booking, BookingCode code, Contact contact) {
            return Future.succeededFuture(false);
        }

        @Override
        public Future<Integer> round() {
            return Future.succeededFuture(0);
        }

        @Override
        public Future<Void> forget(BookingId booking) {
            return Future.succeededFuture();
        }
    }
}
