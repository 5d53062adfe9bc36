package vn.motcua.core.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;

/**
 * One text frame of the WebSocket link between an agent and its home hub; docs/protocol.md tells the conversation. The JSON
 * property {@code t} names the kind.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
    @JsonSubTypes.Type(value = LinkFrame.Challenge.class, name = "challenge"),
    @JsonSubTypes.Type(value = LinkFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = LinkFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = LinkFrame.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = LinkFrame.Events.class, name = "events"),
    @JsonSubTypes.Type(value = LinkFrame.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = LinkFrame.Request.class, name = "request"),
    @JsonSubTypes.Type(value = LinkFrame.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = LinkFrame.Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = LinkFrame.Unsubscribe.class, name = "unsubscribe"),
    @JsonSubTypes.Type(value = LinkFrame.Feed.class, name = "feed"),
    @JsonSubTypes.Type(value = LinkFrame.Bands.class, name = "bands"),
    @JsonSubTypes.Type(value = LinkFrame.SiteChanged.class, name = "site"),
    @JsonSubTypes.Type(value = LinkFrame.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = LinkFrame.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = LinkFrame.Pong.class, name = "pong"),
})
public sealed interface LinkFrame {
    /** Version of this protocol. */
    int VERSION = 1;

    /** Largest text frame either side accepts, in bytes. */
    int MAX_FRAME_BYTES = 1 << 20;

    /** Hub speaks first: a fresh nonce to sign, and who it claims to be. */
    record Challenge(int version, String nonce, String hubKey, String incarnation, Instant hubTime)
            implements LinkFrame {}

    /**
     * The agent answers with its signature over {@link LinkSignatures#agentText}.
     *
     * @param bootId minted at each process start: tells a reconnect from a clone
     * @param nonce the agent's own, for the hub to sign
     * @param streams what the agent still keeps and last wrote, per stream
     * @param bands every band it holds for today or later, with the highest number used
     * @param highest the highest hub-allocated number it stored or was told of, per series and day still open
     * @param knownIncarnation the hub ledger it last spoke to; null at the first link
     * @param rolledBack true if the agent found its own memory older than what it did: it asks for a fresh epoch and fresh bands
     */
    record Hello(
            int version,
            AgentId agent,
            SiteId site,
            String bootId,
            String nonce,
            String signature,
            List<StreamPosition> streams,
            List<BandReport> bands,
            List<HighestNumber> highest,
            List<String> modules,
            boolean training,
            String software,
            @Nullable String knownIncarnation,
            @Nullable Boolean rolledBack)
            implements LinkFrame {
        public Hello {
            streams = List.copyOf(streams);
            bands = List.copyOf(bands);
            highest = List.copyOf(highest);
            modules = List.copyOf(modules);
        }

        /** Whether the agent itself says that it stands behind its own past. */
        public boolean isRolledBack() {
            return Boolean.TRUE.equals(rolledBack);
        }
    }

    /**
     * The hub proves itself by {@link LinkSignatures#hubText} and says where it stands.
     *
     * @param acknowledged the last event of this agent in the hub's ledger, per stream; epoch 0 and sequence 0 if none
     * @param creditEssential events the agent may have outstanding on the essential stream
     * @param creditBulk the same for bulk
     * @param freshEpoch if not 0, the agent stands behind its own past: it goes on under this epoch, with the bands given here only
     * @param known the last event of each stream in the hub's ledger: an agent that holds another under the same sequence was rolled
     *     back and has overtaken its own past
     */
    record Welcome(
            String signature,
            List<StreamPosition> acknowledged,
            int creditEssential,
            int creditBulk,
            long heartbeatMs,
            long freshEpoch,
            Instant hubTime,
            Site site,
            List<Band> bands,
            @Nullable List<KnownEvent> known)
            implements LinkFrame {
        public Welcome {
            acknowledged = List.copyOf(acknowledged);
            bands = List.copyOf(bands);
            known = known == null ? List.of() : List.copyOf(known);
        }
    }

    /** No link. {@code reason} is one of {@link LinkRefusal}'s names; try again after the time given, never sooner. */
    record Refused(String reason, String message, long retryAfterMs) implements LinkFrame {}

    /** Events in order from {@code from}, without gaps; each is an envelope of {@link EventJson}. */
    record Events(StreamName stream, long epoch, long from, List<JsonNode> events) implements LinkFrame {
        public Events {
            events = List.copyOf(events);
        }
    }

    /** Everything up to here is committed at the hub; {@code credit} more may follow. */
    record Ack(StreamName stream, long epoch, long upTo, int credit) implements LinkFrame {}

    /** The agent asks for a decision; {@code id} is a request id and a repeat gets the same answer. */
    record Request(String id, String name, JsonNode body) implements LinkFrame {}

    /** The decision. Refused: {@code body} is {@code {"code":"…","message":{"vi":"…","en":"…"}}}. */
    record Answer(String id, boolean ok, JsonNode body) implements LinkFrame {}

    /** The agent wants a live feed for its pages or modules; from a position of an incarnation, or anew. */
    record Subscribe(
            String sub,
            List<String> topics,
            @Nullable Long position,
            @Nullable String incarnation) implements LinkFrame {
        public Subscribe {
            topics = List.copyOf(topics);
        }
    }

    record Unsubscribe(String sub) implements LinkFrame {}

    /** A {@link FeedFrame} of one subscription. */
    record Feed(String sub, ObjectNode frame) implements LinkFrame {}

    /** Every band this agent may use from now on; those it holds and does not find here are retired. */
    record Bands(List<Band> bands) implements LinkFrame {
        public Bands {
            bands = List.copyOf(bands);
        }
    }

    /**
     * Numbers up to these may be somebody's, given by the hub without this agent. It keeps them and tells them in its next hello, so
     * that a hub restored from an older backup gives none of them again.
     */
    record Numbers(List<HighestNumber> upTo) implements LinkFrame {
        public Numbers {
            upTo = List.copyOf(upTo);
        }
    }

    /** The catalogue changed. */
    record SiteChanged(Site site) implements LinkFrame {}

    /** Either side, each heartbeat; {@code n} comes back in the pong. */
    record Ping(long n, Instant time) implements LinkFrame {}

    record Pong(long n, Instant time) implements LinkFrame {}

    /**
     * @param epoch the stream's epoch
     * @param first lowest sequence still kept (agent), or 0
     * @param last highest sequence
     */
    record StreamPosition(StreamName stream, long epoch, long first, long last) {}

    /** An event by its place and its id. */
    record KnownEvent(StreamName stream, long epoch, long sequence, String id) {}

    /** @param used the highest number issued from the band, or one below its first */
    record BandReport(BandId id, SeriesId series, LocalDate businessDay, int from, int to, int used) {}

    record HighestNumber(SeriesId series, LocalDate businessDay, int value) {}

    /** Why a hub refuses a link. */
    enum LinkRefusal {
        /** Enrol first. */
        UNKNOWN_AGENT,
        BAD_SIGNATURE,
        REVOKED,
        /** Two live links with one key; enrol again. */
        HELD,
        /** As {@link #HELD}, to the one that came second: its bands are the other's, no number of them may be given. */
        CLONE,
        WRONG_SITE,
        /** A training agent at a real hub or the reverse. */
        TRAINING_MISMATCH,
        /** The peer speaks another version. */
        VERSION,
        /** The peer broke the protocol. */
        PROTOCOL,
        /** Too many at once; the retry time spreads them. */
        BUSY
    }

    default String write() {
        return Json.write(this);
    }

    /** @throws WireException if the text is no link frame */
    static LinkFrame parse(String text) {
        if (text.length() > MAX_FRAME_BYTES) {
            throw new WireException("frame of " + text.length() + " characters: allowed are " + MAX_FRAME_BYTES);
        }
        return Json.read(text, LinkFrame.class);
    }
}
