package vn.motcua.hub.privacy;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import vn.motcua.core.event.SubjectRequestAnswered.Outcome;
import vn.motcua.core.event.SubjectRequestAnswered.Reason;
import vn.motcua.core.event.SubjectRequestReceived.Kind;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;

/** Requests of people concerned. Any thread; every answer comes after the commit. */
public interface SubjectService {
    /** Takes one down. Refused: {@code BAD_REQUEST} naming the field, {@code UNKNOWN_COUNTER}. */
    Future<vn.motcua.hub.platform.ledger.Outcome<Taken>> take(
            RequestId requestId, PersonId person, Kind kind, SubjectRequest.Asked asked);

    /** What is held about the visits meant; that somebody looked is written down first. Refused: {@code UNKNOWN_SUBJECT_REQUEST}. */
    Future<vn.motcua.hub.platform.ledger.Outcome<SubjectFindings>> search(
            RequestId requestId, PersonId person, String id);

    /**
     * Closes it. Done also if it was closed with the same answer. Refused: {@code UNKNOWN_SUBJECT_REQUEST}, {@code BAD_REQUEST} (a refusal
     * without a ground, or a ground without one), {@code ALREADY_ANSWERED}.
     */
    Future<vn.motcua.hub.platform.ledger.Outcome<Taken>> answer(
            RequestId requestId, PersonId person, String id, Outcome outcome, Reason reason);

    /** Open ones by when they are due, then the last that were answered. */
    Future<Register> register();

    /** Name of who took one down or answered it; empty if nobody of that id is known here. */
    String nameOf(PersonId person);

    /** @param dueAt when it must be answered */
    record Taken(String id, Instant dueAt) {}

    /** At most 500 open ones and the last 100 answered. */
    record Register(List<SubjectRequest> open, List<SubjectRequest> answered) {}
}
