package vn.motcua.hub.platform.link;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.StreamKey;

/** What the rest of the hub does for a link. Any thread; Futures complete on the caller's context, after the commit. */
public interface LinkDesk {
    Site site();

    String incarnation();

    /** As committed; answers at once. */
    Optional<KnownAgent> agent(AgentId id);

    /**
     * @param publicKey Ed25519, base64url
     * @param modules it enrolled with
     * @param refusal why it may not link now; null if it may
     */
    record KnownAgent(
            String publicKey, List<String> modules, LinkFrame.@org.jspecify.annotations.Nullable LinkRefusal refusal) {
        public KnownAgent {
            modules = List.copyOf(modules);
        }
    }

    /** Decides what a proven hello brings. */
    Future<Opening> open(LinkFrame.Hello hello);

    /**
     * @param acknowledged the last event of this agent in the ledger, per stream
     * @param freshEpoch the epoch it goes on under, or 0
     * @param bands every band it may use
     * @param known the last event of its streams in the ledger
     * @param numbers up to where numbers may have been given
     */
    record Opening(
            List<LinkFrame.StreamPosition> acknowledged,
            long freshEpoch,
            List<Band> bands,
            List<LinkFrame.KnownEvent> known,
            List<LinkFrame.HighestNumber> numbers) {
        public Opening {
            acknowledged = List.copyOf(acknowledged);
            bands = List.copyOf(bands);
            known = List.copyOf(known);
            numbers = List.copyOf(numbers);
        }
    }

    /** The form of a parsed event that may be stored. */
    Event seal(Event event);

    /**
     * Takes facts of one stream in order; answers the last sequence taken.
     *
     * @param before the sequence the stream must have reached when they are taken
     */
    Future<Long> take(StreamKey key, long before, List<Incoming> facts);

    /** Empty when the hub cannot decide now: then silence is the better answer, the agent falls back by itself. */
    Future<Optional<LinkFrame.Answer>> request(AgentId agent, LinkFrame.Request request);

    /** Two live links with one key: neither may go on. */
    Future<Void> hold(AgentId agent);

    /** A link lives, or is gone. */
    void presence(AgentId agent, boolean linked);
}
