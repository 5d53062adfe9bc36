package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.EvidenceAnswered;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.evidence.AuditEntry;
import vn.motcua.hub.evidence.Box;
import vn.motcua.hub.evidence.ByteRange;
import vn.motcua.hub.evidence.CameraEvidence;
import vn.motcua.hub.evidence.EvidenceItem;
import vn.motcua.hub.evidence.EvidenceService;
import vn.motcua.hub.evidence.Hold;
import vn.motcua.hub.evidence.StoredItem;
import vn.motcua.hub.evidence.Want;
import vn.motcua.hub.evidence.Who;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.ledger.Refusals;

/** Evidence of incidents: listed without its bytes, opened for a purpose, held, and handed over as a signed pack. */
final class EvidenceRoutes {
    private static final List<String> PURPOSES =
            List.of("REVIEW", "COMPLAINT", "INSPECTION", "SUBJECT_REQUEST", "LAW_ENFORCEMENT", "TEST");
    private static final int NOTE_MAX = 300;
    private static final int BOXES_MAX = 100;
    private static final Duration HOLD_MAX = Duration.ofDays(3_653);

    private final EvidenceService evidence;
    private final IncidentQueries incidents;
    private final CameraEvidence cameras;
    private final Supplier<Site> site;
    private final Clock clock;

    EvidenceRoutes(
            EvidenceService evidence,
            IncidentQueries incidents,
            CameraEvidence cameras,
            Supplier<Site> site,
            Clock clock) {
        this.evidence = evidence;
        this.incidents = incidents;
        this.cameras = cameras;
        this.site = site;
        this.clock = clock;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.EVIDENCE, call -> known(call, any -> kept(call.pathText("id"))))
                .on(
                        HubEndpoint.CUSTODY,
                        call -> known(
                                call,
                                any -> evidence.custody(call.pathText("id")).map(EvidenceRoutes::custody)))
                .on(HubEndpoint.INCIDENT_NAMES, call -> known(call, whole -> named(call, whole)))
                .on(HubEndpoint.ATTACH_EVIDENCE, call -> known(call, any -> attach(call)))
                .on(HubEndpoint.OPEN_EVIDENCE, this::open)
                .on(HubEndpoint.PLAY_EVIDENCE, this::play)
                .on(HubEndpoint.EVIDENCE_PART, this::part)
                .on(HubEndpoint.REDACT_EVIDENCE, this::redact)
                .on(
                        HubEndpoint.CONFIRM_REDACTION,
                        call -> Answers.of(
                                evidence.confirm(call.pathText("id"), who(call)), copy -> Reply.json(item(copy))))
                .on(HubEndpoint.HOLD_EVIDENCE, call -> known(call, any -> hold(call)))
                .on(HubEndpoint.LIFT_HOLD, this::lift)
                .on(HubEndpoint.PACK_EVIDENCE, call -> known(call, whole -> pack(call, notOwn(call, whole))))
                .on(
                        HubEndpoint.EVIDENCE_KEY,
                        call -> Future.succeededFuture(
                                Reply.json(Map.of("algorithm", "Ed25519", "publicKey", evidence.publicKey()))));
    }

    /** Only of incidents there are. */
    private Future<Reply> known(Call call, Function<IncidentQueries.Whole, Future<Reply>> then) {
        return whole(call, viewer(call)).compose(then);
    }

    private Future<IncidentQueries.Whole> whole(Call call, IncidentQueries.Viewer viewer) {
        return incidents
                .one(viewer, call.pathText("id"))
                .map(found -> found.orElseThrow(() -> RefusedException.of(Refusals.of("UNKNOWN_INCIDENT"))));
    }

    private static IncidentQueries.Viewer viewer(Call call) {
        return new IncidentQueries.Viewer(call.caller().id(), call.caller().role());
    }

    /** In the chain first, shown after: nobody reads a name that is not told of there. */
    private Future<Reply> named(Call call, IncidentQueries.Whole found) {
        notOwn(call, found);
        return evidence.namesShown(call.pathText("id"), who(call))
                .compose(noted -> whole(call, viewer(call).withNames()))
                .map(Reply::json);
    }

    /** An officer is shown his own name without asking; nobody hands out, or learns who wrote of, what is about himself. */
    private static IncidentQueries.Whole notOwn(Call call, IncidentQueries.Whole whole) {
        IncidentQueries.Person officer = whole.incident().officer();
        if (officer != null && officer.id().equals(call.caller().id()))
            throw RefusedException.of(Refusals.of("INCIDENT_OWN"));
        return whole;
    }

    private Future<Reply> kept(String incident) {
        return evidence.of(incident)
                .compose(kept -> cameras.of(incident).map(wants -> kept(kept, wants, clock.instant())));
    }

    private static Reply kept(EvidenceService.Kept kept, List<Want> wants, Instant now) {
        ObjectNode node = Json.object();
        ArrayNode items = node.putArray("items");
        kept.items().forEach(item -> items.add(item(item)));
        ArrayNode holds = node.putArray("holds");
        for (Hold hold : kept.holds()) {
            ObjectNode one = holds.addObject();
            one.put("holdId", hold.id());
            one.put("reason", hold.reason());
            one.put("authority", hold.authority());
            one.put("until", hold.until().toString());
            one.put("isLiftAsked", hold.askedBy() != null);
            Instant lifted = hold.liftedAt();
            if (lifted != null) one.put("liftedAt", lifted.toString());
        }
        ArrayNode wanted = node.putArray("wanted");
        wants.forEach(want -> wanted.add(want(want, now)));
        kept.keptAs().ifPresent(kind -> node.put("keptAs", kind.name()));
        return Reply.json(node);
    }

    private static ObjectNode item(StoredItem stored) {
        EvidenceItem item = stored.item();
        ObjectNode node = Json.object();
        node.put("evidenceId", stored.id());
        node.put("state", stored.state().name());
        node.put("mediaType", item.mediaType());
        node.put("bytes", item.size());
        node.put("sha256", item.sha256());
        node.put("source", item.source());
        node.put("camera", item.camera());
        node.put("at", item.correctedAt().toString());
        return node;
    }

    private static ObjectNode want(Want want, Instant now) {
        ObjectNode node = Json.object();
        node.put("wantId", want.asked().wantId());
        node.put("media", want.asked().media().name());
        node.put("source", want.asked().source());
        node.put("camera", want.asked().camera());
        node.put("at", want.asked().moment().toString());
        node.put("until", want.asked().until().toString());
        node.put("state", want.stateAt(now).name());
        EvidenceAnswered.Failure failure = want.failureAt(now);
        if (failure != null) node.put("failure", failure.name());
        put(node, "evidenceId", want.evidenceId());
        return node;
    }

    private static Reply custody(List<AuditEntry> entries) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("entries");
        for (AuditEntry entry : entries) {
            ObjectNode one = list.addObject();
            one.put("position", entry.position());
            one.put("at", entry.at().toString());
            one.put("actor", entry.actor());
            one.put("role", entry.role());
            one.put("action", entry.action().name());
            put(one, "evidenceId", entry.item());
            put(one, "purpose", entry.purpose());
            put(one, "note", entry.note());
            put(one, "detail", entry.detail());
        }
        return Reply.json(node);
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) node.put(field, value);
    }

    /** A picture a person has, such as one printed from a recorder that is not connected. */
    private Future<Reply> attach(Call call) {
        byte[] bytes = call.bytes();
        String type = call.mediaType();
        if (!isPicture(type, bytes)) throw new RefusedException("WRONG_MEDIA_TYPE");
        Instant at = call.query("at", "instant", Instant::parse)
                .orElseThrow(() -> RefusedException.badField("at", "instant"));
        if (at.isAfter(clock.instant())) throw RefusedException.badField("at", "instant");
        String camera = call.query("camera").orElse("unknown");
        Who who = new Who(call.caller().id().value(), call.caller().role().name(), "REVIEW", null);
        EvidenceItem item;
        try {
            item = new EvidenceItem(
                    call.pathText("id"),
                    sha256(bytes),
                    bytes.length,
                    type,
                    "person",
                    camera,
                    null,
                    at,
                    clock.instant());
        } catch (IllegalArgumentException bad) {
            throw RefusedException.badField("camera", "slug");
        }
        return Answers.of(evidence.attach(item, bytes, who), stored -> Reply.json(201, item(stored)));
    }

    private static boolean isPicture(String type, byte[] bytes) {
        if (bytes.length < 12) return false;
        boolean isJpeg = (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8 && (bytes[2] & 0xff) == 0xff;
        boolean isPng = (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
        return type.equals("image/jpeg") ? isJpeg : type.equals("image/png") && isPng;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private Future<Reply> open(Call call) {
        return Answers.of(
                evidence.open(call.pathText("id"), who(call)),
                opened -> Reply.stream(opened.item().item().mediaType(), opened.bytes()::writeTo)
                        .with("Cache-Control", "no-store"));
    }

    private Future<Reply> play(Call call) {
        String id = call.pathText("id");
        return Answers.of(
                evidence.play(id, who(call)),
                playing -> Reply.json(
                        201,
                        Map.of(
                                "path",
                                "/api/v1/evidence/" + id + "/part?play=" + playing.playId(),
                                "until",
                                playing.until().toString())));
    }

    /** For a browser's player, which asks with GET and a range. */
    private Future<Reply> part(Call call) {
        ByteRange asked = call.header("Range").flatMap(ByteRange::of).orElse(ByteRange.WHOLE);
        String play = call.query("play").orElseThrow(() -> RefusedException.badField("play", "text"));
        return Answers.of(
                evidence.part(call.pathText("id"), play, call.caller().id().value(), asked),
                found -> found.map(part -> part(part, asked.isWhole()))
                        .orElseGet(() -> new Reply(416, "", Buffer.buffer(), Map.of("Cache-Control", "no-store"))));
    }

    private static Reply part(EvidenceService.Part part, boolean isWhole) {
        ByteRange range = part.range();
        Reply reply = Reply.stream(part.item().mediaType(), part.bytes()::writeTo)
                .with("Cache-Control", "no-store")
                .with("Accept-Ranges", "bytes")
                .with("Content-Length", Long.toString(range.length()));
        String place = "bytes " + range.first() + "-" + range.last() + "/"
                + part.item().size();
        return isWhole ? reply : reply.withStatus(206).with("Content-Range", place);
    }

    /** Boxes in the picture's own pixels. */
    private Future<Reply> redact(Call call) {
        List<Box> boxes = call.body().objects("boxes", BOXES_MAX).stream()
                .map(EvidenceRoutes::box)
                .toList();
        return Answers.of(evidence.redact(call.pathText("id"), boxes, who(call)), copy -> Reply.json(201, item(copy)));
    }

    private static Box box(Body box) {
        return new Box(
                box.integer("x", 0, Box.PIXELS_MAX),
                box.integer("y", 0, Box.PIXELS_MAX),
                box.integer("width", 1, Box.PIXELS_MAX),
                box.integer("height", 1, Box.PIXELS_MAX));
    }

    private Future<Reply> hold(Call call) {
        Body body = call.body();
        Instant until = body.parsed("until", "instant", Instant::parse);
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(HOLD_MAX)))
            throw RefusedException.badField("until", "instant");
        String reason = body.text("reason", 3, NOTE_MAX);
        String authority = body.text("authority", 2, 120);
        return evidence.hold(body.requestId(), call.pathText("id"), reason, authority, until, who(call))
                .map(hold -> Reply.json(201, Map.of("holdId", hold.id())));
    }

    private Future<Reply> lift(Call call) {
        return Answers.of(
                evidence.lift(call.pathText("id"), who(call)), step -> Reply.json(Map.of("step", step.name())));
    }

    /** A redacted one names no officer; the purpose of the other stands in the chain as that of its names. */
    private Future<Reply> pack(Call call, IncidentQueries.Whole unnamed) {
        boolean isRedacted = call.body().flag("redacted");
        return isRedacted
                ? pack(call, unnamed, true)
                : whole(call, viewer(call).withNames()).compose(whole -> pack(call, whole, false));
    }

    private Future<Reply> pack(Call call, IncidentQueries.Whole whole, boolean isRedacted) {
        String id = call.pathText("id");
        String receiver = call.body().text("receiver", 2, 120);
        String name = "incident-" + id + (isRedacted ? "-redacted.zip" : ".zip");
        return Answers.of(
                evidence.pack(
                        site.get().id().value(), id, Json.write(Json.tree(whole)), receiver, isRedacted, who(call)),
                bytes -> Reply.stream("application/zip", bytes::writeTo)
                        .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
                        .with("Cache-Control", "no-store"));
    }

    /** A purpose is always told. */
    private static Who who(Call call) {
        Body body = call.body();
        String purpose = body.choiceOr("purpose", PURPOSES, "");
        if (purpose.isEmpty()) throw RefusedException.badField("purpose", "choice");
        String note = body.has("note") ? body.text("note", 1, NOTE_MAX) : null;
        return new Who(call.caller().id().value(), call.caller().role().name(), purpose, note);
    }
}
