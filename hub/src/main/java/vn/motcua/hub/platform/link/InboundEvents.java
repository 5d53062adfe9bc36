package vn.motcua.hub.platform.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.wire.EventJson;
import vn.motcua.core.wire.EventsFrame;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.Rejected;

/**
 * Makes a frame's events into what the ledger takes: parsed, judged by the agent's rights, sealed. What an agent has no right
 * to, or the hub cannot read, becomes a rejected one, never a refusal. Any thread.
 */
final class InboundEvents {
    static final int MAX_EVENT_BYTES = 64 * 1024;
    private final LinkDesk desk;
    private final AgentId agent;
    private final ModuleRights rights;

    InboundEvents(LinkDesk desk, AgentId agent, ModuleRights rights) {
        this.desk = desk;
        this.agent = agent;
        this.rights = rights;
    }

    /** @throws WireException if the sequences of the frame are not in order without gaps */
    List<Incoming> read(EventsFrame frame) {
        List<Incoming> facts = new ArrayList<>(frame.events().size());
        long expected = frame.from();
        for (String event : frame.events()) {
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

    private Incoming read(EventsFrame frame, String text, long expected) {
        int bytes = bytes(text);
        if (bytes > MAX_EVENT_BYTES) return tooLarge(text, bytes, expected);
        try {
            EventEnvelope envelope = EventJson.parse(text);
            if (envelope.event() instanceof Record event) RequiredFields.check(event);
            return judge(frame, envelope, text);
        } catch (WireException e) {
            // What could not be read of a scan may be a person's: then nothing of it is told.
            String why = MaskedEvents.mayBeScan(text) ? "a scan" : String.valueOf(e.getMessage());
            return rejected(text, new Rejected("UNREADABLE", why), expected);
        }
    }

    /** In UTF-8, counted only if it matters. */
    private static int bytes(String text) {
        return text.length() * 3 <= MAX_EVENT_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Incoming tooLarge(String text, int bytes, long expected) {
        JsonNode node = node(text);
        String raw = Json.write(MaskedEvents.masked(node, text));
        return Incoming.rejected(
                sequence(node, expected),
                new Rejected("TOO_LARGE", bytes + " bytes"),
                raw.substring(0, Math.min(1024, raw.length())));
    }

    private static Incoming rejected(String text, Rejected why, long expected) {
        JsonNode node = node(text);
        return Incoming.rejected(sequence(node, expected), why, Json.write(MaskedEvents.masked(node, text)));
    }

    private static JsonNode node(String text) {
        try {
            return Json.parseNode(text);
        } catch (WireException unreadable) {
            return Json.node(text);
        }
    }

    private static long sequence(JsonNode node, long expected) {
        JsonNode sequence = node.path("sequence");
        return sequence.isIntegralNumber() ? sequence.asLong() : expected;
    }

    private Incoming judge(EventsFrame frame, EventEnvelope envelope, String text) {
        String wrong = wrong(frame, envelope);
        if (!wrong.isEmpty()) return rejected(text, new Rejected("NOT_ENTITLED", wrong), envelope.sequence());
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
                        desk.seal(entitled(envelope.event()))),
                () -> Json.write(MaskedEvents.masked(node(text), text)));
    }

    /** Only a kiosk knows whose visit a scan belongs to: the one it gave a number to for it. */
    private Event entitled(Event event) {
        return event instanceof ScanReceived scan && !rights.givesNumbers()
                ? scan.asReported(scan.dossierCode())
                : event;
    }

    private String wrong(EventsFrame frame, EventEnvelope envelope) {
        String type = envelope.event().type();
        if (!envelope.site().equals(desk.site().id())) return "site " + envelope.site();
        if (!envelope.source().equals(agent.value())) return "source " + envelope.source();
        if (envelope.stream() != frame.stream()) return "stream " + envelope.stream();
        if (envelope.epoch() != frame.epoch()) return "epoch " + envelope.epoch();
        if (envelope.id().length() > 64) return "an id of " + envelope.id().length() + " characters";
        return rights.mayReport(envelope.stream(), type) ? "" : type + " on " + envelope.stream();
    }
}
