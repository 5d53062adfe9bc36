package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.FieldId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ProcedureField;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.UpcomingDays;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.ledger.Recorded;

/** The topic {@code site}: what every screen must know of the centre. */
public final class SiteFeed implements FeedSource {
    private static final String TOPIC = "site";
    private final Supplier<Site> site;

    public SiteFeed(Supplier<Site> site) {
        this.site = site;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        sink.put(TOPIC, "services", services());
        sink.put(TOPIC, "counters", counters());
        sink.put(TOPIC, "zones", zones());
        sink.put(TOPIC, "classes", classes());
        sink.put(TOPIC, "fields", fields());
        sink.put(TOPIC, "rating", Json.node(site.get().rating()));
        moved(List.of(), now, sink);
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        if (events.isEmpty()) sink.put(TOPIC, "site", centre(now));
    }

    private ObjectNode centre(Instant now) {
        Site known = site.get();
        ObjectNode node = Json.object();
        node.put("id", known.id().value());
        node.set("name", Json.node(known.name()));
        node.set("agency", Json.node(known.agency()));
        node.put("training", known.training());
        node.put("timeZone", known.calendar().zone().getId());
        node.put("publicUrl", known.publicUrl());
        node.put("open", known.calendar().isOpen(now));
        known.calendar().closesAt(now).ifPresent(time -> node.put("closesAt", time.toString()));
        node.put("bookings", !known.bookings().offers().isEmpty());
        node.put("remote", !known.bookings().remote().services().isEmpty());
        node.put("businessDay", known.calendar().businessDay(now).toString());
        node.set(
                "closings",
                Json.node(UpcomingDays.of(known.calendar(), known.calendar().businessDay(now))));
        return node;
    }

    private ArrayNode classes() {
        ArrayNode list = Json.object().putArray("list");
        for (PriorityClass one : site.get().line().classes()) {
            ObjectNode node = list.addObject();
            node.put("code", one.code().value());
            node.set("label", Json.node(one.label()));
            node.put("proof", one.proof());
            node.put("first", site.get().line().isFirst(one));
            if (one.ageFloor() != null) node.put("ageFloor", one.ageFloor());
        }
        return list;
    }

    private ArrayNode services() {
        ArrayNode list = Json.object().putArray("list");
        for (Service service : site.get().servicesInFields()) {
            ObjectNode node = list.addObject();
            node.put("id", service.id().value());
            node.set("name", Json.node(service.name()));
            node.set("hint", Json.node(service.hint()));
            node.put("icon", service.icon());
            node.put("series", service.series().value());
            if (!service.beginsVisits()) node.put("stageOnly", true);
            FieldId field = service.field();
            if (field != null) node.put("field", field.value());
        }
        return list;
    }

    private ArrayNode fields() {
        ArrayNode list = Json.object().putArray("list");
        for (ProcedureField field : site.get().procedures().fields())
            list.addObject().put("id", field.id().value()).set("name", Json.node(field.name()));
        return list;
    }

    private ArrayNode counters() {
        ArrayNode list = Json.object().putArray("list");
        for (Counter counter : site.get().counters()) {
            ObjectNode node = list.addObject();
            node.put("id", counter.id().value());
            node.put("label", counter.label());
            node.set("name", Json.node(counter.name()));
            node.put("zone", counter.zone().value());
            ArrayNode services = node.putArray("services");
            counter.services().forEach(service -> services.add(service.value()));
        }
        return list;
    }

    private ArrayNode zones() {
        ArrayNode list = Json.object().putArray("list");
        for (HallZone zone : site.get().zones()) {
            ObjectNode node = list.addObject();
            node.put("id", zone.id().value());
            node.set("name", Json.node(zone.name()));
        }
        return list;
    }
}
