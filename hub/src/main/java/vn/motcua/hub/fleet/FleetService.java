package vn.motcua.hub.fleet;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SiteId;
import vn.motcua.hub.platform.ledger.Outcome;

/** Agents of this site. Any thread; every answer comes after the commit. */
public interface FleetService {
    /** A fresh one-time code for an agent id, new or enrolled before; an older unused code of that agent dies. */
    Future<EnrolCode> newCode(PersonId person, AgentId agent, String name);

    /**
     * An agent presents its code and leaves its key. Refused: {@code BAD_CODE} (wrong, used or too old, never saying which),
     * {@code BAD_KEY}.
     */
    Future<Outcome<Enrolled>> enrol(String code, String publicKey, List<String> modules);

    /** Takes the right to link, at once. Done also if it was revoked before. Refused: {@code UNKNOWN_AGENT}. */
    Future<Outcome<AgentView>> revoke(RequestId requestId, PersonId person, AgentId agent);

    /** Every agent ever named here, with its devices. */
    Future<List<AgentView>> agents();

    /**
     * @param code shown once; the hub keeps a hash
     * @param agent for whom
     * @param expiresAt 15 minutes later
     */
    record EnrolCode(String code, AgentId agent, Instant expiresAt) {}

    /** The body of the answer of docs/protocol.md §2. */
    record Enrolled(AgentId agent, SiteId site, String hubKey, boolean training, String linkPath) {}

    /**
     * @param name as the administrator wrote it
     * @param state {@code WAITING} for its code, {@code ENROLLED}, {@code HELD} or {@code REVOKED}
     * @param online whether a link lives now
     * @param lastWordAt of this run of the hub; null if none
     */
    record AgentView(
            AgentId agent,
            String name,
            String state,
            List<String> modules,
            @Nullable Instant enrolledAt,
            boolean online,
            @Nullable Instant lastWordAt,
            List<DeviceView> devices) {}

    /**
     * Latest public status of one device; codes are those of the agent.
     *
     * @param counter where it stands; null for one of the hall
     */
    record DeviceView(
            String device,
            String kind,
            String status,
            String code,
            String detail,
            @Nullable CounterId counter,
            Instant at) {}
}
