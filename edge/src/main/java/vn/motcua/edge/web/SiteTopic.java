package vn.motcua.edge.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import vn.motcua.core.model.FieldId;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ProcedureField;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.UpcomingDays;
import vn.motcua.core.wire.Json;

/** The feed's topic {@code site}, made from the catalogue this agent keeps, so that a kiosk has its tiles while the hub is away. */
public final class SiteTopic {
    public static final String NAME = "site";

    private SiteTopic() {}

    public static Map<String, JsonNode> of(Site site, Instant now) {
        return Map.of(
                "site", site(site, now),
                "services", services(site),
                "fields", fields(site),
                "counters",
                        Json.node(site.counters().stream()
                                .map(counter -> Map.of(
                                        "id", counter.id(),
                                        "label", counter.label(),
                                        "name", counter.name(),
                                        "zone", counter.zone(),
                                        "services", counter.services()))
                                .toList()),
                "zones", Json.node(site.zones()),
                "classes", classes(site),
                "rating", Json.node(site.rating()));
    }

    private static JsonNode services(Site site) {
        ArrayNode list = Json.object().putArray("list");
        for (Service service : site.servicesInFields()) {
            ObjectNode node = list.addObject().put("id", service.id().value());
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

    private static JsonNode fields(Site site) {
        ArrayNode list = Json.object().putArray("list");
        for (ProcedureField field : site.procedures().fields())
            list.addObject().put("id", field.id().value()).set("name", Json.node(field.name()));
        return list;
    }

    private static JsonNode classes(Site site) {
        ArrayNode list = Json.object().putArray("list");
        for (PriorityClass one : site.line().classes()) {
            ObjectNode node = list.addObject().put("code", one.code().value());
            node.set("label", Json.node(one.label()));
            node.put("proof", one.proof());
            node.put("first", site.line().isFirst(one));
            if (one.ageFloor() != null) node.put("ageFloor", one.ageFloor());
        }
        return list;
    }

    private static ObjectNode site(Site site, Instant now) {
        ObjectNode node = Json.object();
        node.put("id", site.id().value());
        node.set("name", Json.node(site.name()));
        node.set("agency", Json.node(site.agency()));
        node.put("training", site.training());
        node.put("timeZone", site.calendar().zone().getId());
        node.put("publicUrl", site.publicUrl());
        node.put("open", site.calendar().isOpen(now));
        node.put("bookings", !site.bookings().offers().isEmpty());
        site.calendar().closesAt(now).ifPresent(time -> node.put("closesAt", time.toString()));
        NextOpening.after(site.calendar(), now).ifPresent(opens -> node.put("opensAt", opens.toString()));
        node.put("businessDay", site.calendar().businessDay(now).toString());
        node.set(
                "closings",
                Json.node(UpcomingDays.of(site.calendar(), site.calendar().businessDay(now))));
        return node;
    }
}
