package vn.motcua.hub.fleet;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.AgentEnrolled;
import vn.motcua.core.event.AgentRevoked;
import vn.motcua.core.event.EpochStarted;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.platform.ledger.WriterRows;

/** Enrolment, revocation, and who is there. Any thread. */
public final class Fleet implements FleetService {
    static final Duration CODE_LIFE = Duration.ofMinutes(15);
    private static final String LINK_PATH = "/link";
    private static final int MAX_MODULES = 20;
    private static final String MODULE = "[a-z][a-z0-9-]{0,31}";

    private final SiteWriter writer;
    private final Supplier<Site> site;
    private final String hubKey;
    private final FleetBook book;
    private final Desk desk;
    private final Presence presence;
    private final Clock clock;
    private final EnrolCodes codes = new EnrolCodes();

    public Fleet(
            SiteWriter writer,
            Supplier<Site> site,
            String hubKey,
            FleetBook book,
            Desk desk,
            Presence presence,
            Clock clock) {
        this.writer = writer;
        this.site = site;
        this.hubKey = hubKey;
        this.book = book;
        this.desk = desk;
        this.presence = presence;
        this.clock = clock;
    }

    /** Which agents are linked. Any thread. */
    public interface Presence {
        boolean isLinked(AgentId agent);

        @Nullable
        Instant lastWord(AgentId agent);

        /** When its link came or went; null if never in this run. */
        @Nullable
        Instant since(AgentId agent);
    }

    @Override
    public Future<EnrolCode> newCode(PersonId person, AgentId agent, String name) {
        String code = codes.mint();
        Instant expires = clock.instant().plus(CODE_LIFE);
        return writer.<Boolean>side(connection -> {
                    try (Sql db = new Sql(connection)) {
                        db.update(FleetProjection.SQL.get("save-name"), agent, name);
                        db.update(FleetProjection.SQL.get("drop-codes"), agent);
                        db.update(FleetProjection.SQL.get("save-code"), EnrolCodes.hash(code), agent, person, expires);
                        return true;
                    }
                })
                .map(saved -> new EnrolCode(code, agent, expires));
    }

    @Override
    public Future<Outcome<Enrolled>> enrol(String code, String publicKey, List<String> modules) {
        boolean areNames = modules.size() <= MAX_MODULES && modules.stream().allMatch(name -> name.matches(MODULE));
        if (!isKey(publicKey) || !areNames) return Future.succeededFuture(Outcome.refused(Refusals.of("BAD_KEY")));
        String hash = EnrolCodes.hash(code);
        return writer.command(null, "EnrolAgent", Enrolled.class, (now, ids) -> {
            Optional<AgentId> agent = desk.redeem(hash, now);
            if (agent.isEmpty()) return Refusals.decision("BAD_CODE");
            List<Event> events = new ArrayList<>();
            book.agent(agent.get()).ifPresent(before -> events.addAll(anew(before, now)));
            events.add(new AgentEnrolled(agent.get(), publicKey, modules, now));
            return new Decision.Accepted<>(
                    events,
                    new Enrolled(
                            agent.get(), site.get().id(), hubKey, site.get().training(), LINK_PATH));
        });
    }

    /** Copies of its memory may be about: what any of them holds or counted is worth nothing under the new key. */
    private List<Event> anew(Agent before, Instant now) {
        List<Event> events = new ArrayList<>(desk.onKeyDead.of(before.id(), now, "ENROLLED_AGAIN"));
        events.add(new EpochStarted(before.id(), before.epoch() + 1, "ENROLLED_AGAIN", now));
        return events;
    }

    private static boolean isKey(String publicKey) {
        try {
            return !LinkSignatures.decodePublic(publicKey).getAlgorithm().isEmpty();
        } catch (WireException notAKey) {
            return false;
        }
    }

    @Override
    public Future<Outcome<AgentView>> revoke(RequestId requestId, PersonId person, AgentId agent) {
        return writer.command(requestId, "RevokeAgent", Revoked.class, (now, ids) -> {
                    Optional<Agent> known = book.agent(agent);
                    if (known.isEmpty()) return Refusals.<Revoked>decision("UNKNOWN_AGENT");
                    if (known.get().state().equals(Agent.REVOKED)) return Decision.accepted(new Revoked(agent));
                    List<Event> events = new ArrayList<>(desk.onKeyDead.of(agent, now, "AGENT_REVOKED"));
                    events.add(0, new AgentRevoked(agent, person, now));
                    return new Decision.Accepted<>(events, new Revoked(agent));
                })
                .map(outcome -> outcome.map(revoked -> view(revoked.agent(), "", book.published(revoked.agent()))));
    }

    /** The kept answer of a revocation. */
    record Revoked(AgentId agent) {}

    @Override
    public Future<List<AgentView>> agents() {
        return writer.<Map<String, String>>side(connection -> {
                    try (Sql db = new Sql(connection)) {
                        Map<String, String> names = new TreeMap<>();
                        db.each(
                                FleetProjection.SQL.get("names"),
                                row -> names.put(row.text("agent_id"), row.text("name")));
                        return names;
                    }
                })
                .map(this::views);
    }

    private List<AgentView> views(Map<String, String> names) {
        TreeMap<String, String> all = new TreeMap<>(names);
        book.published().keySet().forEach(id -> all.putIfAbsent(id.value(), id.value()));
        List<AgentView> views = new ArrayList<>();
        all.forEach((id, name) -> views.add(view(new AgentId(id), name, book.published(new AgentId(id)))));
        return views;
    }

    private AgentView view(AgentId id, String name, Optional<Agent> agent) {
        List<DeviceView> devices = book.publishedDevices().stream()
                .filter(device -> device.agent().equals(id))
                .map(FleetBook.Device::view)
                .toList();
        return new AgentView(
                id,
                name,
                agent.map(Agent::state).orElse("WAITING"),
                agent.map(Agent::modules).orElse(List.of()),
                agent.map(Agent::enrolledAt).orElse(null),
                presence.isLinked(id),
                presence.lastWord(id),
                devices);
    }

    /** The part that looks at the writer's own rows. Writer thread. */
    public static final class Desk extends WriterRows {
        private final OnKeyDead onKeyDead;

        public Desk(OnKeyDead onKeyDead) {
            this.onKeyDead = onKeyDead;
        }

        /** What else ends with an agent's key, such as its bands. Writer thread. */
        @FunctionalInterface
        public interface OnKeyDead {
            List<Event> of(AgentId agent, Instant now, String reason);
        }

        /** The agent a code was made for, if it is right, unused and young enough; used from now on. */
        Optional<AgentId> redeem(String hash, Instant now) throws SQLException {
            Sql db = rows();
            Optional<AgentId> agent = db.first(
                            FleetProjection.SQL.get("code"),
                            row -> row.textOrNull("used_at") == null && now.isBefore(row.instant("expires_at"))
                                    ? Optional.of(new AgentId(row.text("agent_id")))
                                    : Optional.<AgentId>empty(),
                            hash)
                    .flatMap(found -> found);
            if (agent.isPresent()) db.update(FleetProjection.SQL.get("use-code"), now, hash);
            return agent;
        }
    }
}
