package vn.motcua.hub.platform.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.wire.EventJson;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.Rejected;

/**
 * Makes a frame's events into what the ledger takes: parsed, judged by the agent's rights, sealed. What an agent has no right
 * to, or the hub cannot read, becomes a rejected one, never a refusal. Any thread.
 */
final class InboundEvents {
    static final int MAX_EVENT_BYTES = 64 * 1024;
    private static final Set<String> ESSENTIAL = Set.of(
            "TicketStored",
            "PrintJobQueued",
            "PrintJobEnded",
            "RatingGiven",
            "RatingPressIgnored",
            "AnnouncementSpoken",
            "AnnouncementMissed",
            "ServingNumberRecorded",
            "KioskWentOffline",
            "KioskCameOnline",
            "ClockSuspected",
            "ClockConfirmed",
            "StoreDegraded");
    private static final Set<String> BULK = Set.of("DeviceStatusChanged", "CameraEventReceived", "EventsDropped");

    private final LinkDesk desk;
    private final AgentId agent;

    InboundEvents(LinkDesk desk, AgentId agent) {
        this.desk = desk;
        this.agent = agent;
    }

    /** @throws WireException if the sequences of the frame are not in order without gaps */
    List<Incoming> read(LinkFrame.Events frame) {
        List<Incoming> facts = new ArrayList<>(frame.events().size());
        long expected = frame.from();
        for (JsonNode event : frame.events()) {
            Incoming fact = read(frame, event, expected);
            if (fact.sequence() != expected && !(isDropped(fact) && fact.sequence() > expected))
                throw new WireException("event " + fact.sequence() + " where " + expected + " is due");
            facts.add(fact);
            expected = fact.sequence() + 1;
        }
        return facts;
    }

    private static boolean isDropped(Incoming fact) {
        return fact.envelope() != null && fact.envelope().event() instanceof EventsDropped;
    }

    private Incoming read(LinkFrame.Events frame, JsonNode node, long expected) {
        String raw = Json.write(masked(node));
        long sequence =
                node.path("sequence").isIntegralNumber() ? node.path("sequence").asLong() : expected;
        int bytes = raw.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_EVENT_BYTES)
            return Incoming.rejected(sequence, new Rejected("TOO_LARGE", bytes + " bytes"), raw.substring(0, 1024));
        if (!(node instanceof ObjectNode tree))
            return Incoming.rejected(sequence, new Rejected("UNREADABLE", "no JSON object"), raw);
        try {
            EventEnvelope envelope = EventJson.parse(tree);
            if (envelope.event() instanceof Record event) RequiredFields.check(event);
            return judge(frame, envelope, raw);
        } catch (WireException e) {
            return Incoming.rejected(sequence, new Rejected("UNREADABLE", String.valueOf(e.getMessage())), raw);
        }
    }

    private Incoming judge(LinkFrame.Events frame, EventEnvelope envelope, String raw) {
        String wrong = wrong(frame, envelope);
        if (!wrong.isEmpty()) return Incoming.rejected(envelope.sequence(), new Rejected("NOT_ENTITLED", wrong), raw);
        return Incoming.accepted(
                new EventEnvelope(
                        envelope.id(),
                        envelope.site(),
                        envelope.source(),
                        envelope.stream(),
                        envelope.epoch(),
                        envelope.sequence(),
                        envelope.version(),
                        envelope.occurredAt(),
                        desk.seal(envelope.event())),
                raw);
    }

    private String wrong(LinkFrame.Events frame, EventEnvelope envelope) {
        String type = envelope.event().type();
        if (!envelope.site().equals(desk.site().id())) return "site " + envelope.site();
        if (!envelope.source().equals(agent.value())) return "source " + envelope.source();
        if (envelope.stream() != frame.stream()) return "stream " + envelope.stream();
        if (envelope.epoch() != frame.epoch()) return "epoch " + envelope.epoch();
        if (envelope.id().length() > 64) return "an id of " + envelope.id().length() + " characters";
        boolean isAllowed = (envelope.stream() == StreamName.ESSENTIAL ? ESSENTIAL : BULK).contains(type);
        return isAllowed ? "" : type + " on " + envelope.stream();
    }

    /** What may be kept of it, should it go to quarantine: a ticket's code is a secret. */
    private static JsonNode masked(JsonNode node) {
        if (!node.path("data").path("code").isTextual()) return node;
        ObjectNode copy = node.deepCopy();
        ((ObjectNode) copy.path("data")).put("code", "…");
        return copy;
    }
}
