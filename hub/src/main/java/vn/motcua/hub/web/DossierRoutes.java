package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.register.RawRow;
import vn.motcua.core.register.RowProblem;
import vn.motcua.core.scan.DossierCodeText;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.dossier.DossierGlance;
import vn.motcua.hub.dossier.DossierService;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;

/** The register of dossiers: rows of other systems come in, one dossier is looked up. */
final class DossierRoutes {
    private static final int SOURCE_MAX = 30;
    private static final int COLUMNS_MAX = 200;
    private static final int CELL_MAX = 4000;

    private final DossierService dossiers;
    private final Supplier<Site> site;
    private final Clock clock;
    private final PageTexts texts = new PageTexts("dossier");

    DossierRoutes(DossierService dossiers, Supplier<Site> site, Clock clock) {
        this.dossiers = dossiers;
        this.site = site;
        this.clock = clock;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.DOSSIER_SOURCES, call -> Future.succeededFuture(sources()))
                .on(HubEndpoint.TAKE_DOSSIERS, this::take)
                .on(HubEndpoint.DOSSIER, this::one);
    }

    private Reply sources() {
        ObjectNode node = Json.object();
        ArrayNode sources = node.putArray("sources");
        for (DossierService.Source one : dossiers.sources()) {
            ArrayNode columns = sources.addObject().put("system", one.system()).putArray("columns");
            one.columns().forEach(columns::add);
        }
        return Reply.json(node.put("rowsMax", DossierService.ROWS_MAX));
    }

    private Future<Reply> take(Call call) {
        Body body = call.body();
        List<RawRow> rows = new ArrayList<>();
        for (Body row : body.objects("rows", DossierService.ROWS_MAX))
            rows.add(new RawRow(row.number("line", 1, Long.MAX_VALUE), row.cells("values", COLUMNS_MAX, CELL_MAX)));
        Text.Locale locale = call.locale();
        return Answers.of(
                dossiers.take(
                        body.requestId(),
                        call.caller().id(),
                        body.text("source", 1, SOURCE_MAX),
                        body.flag("dryRun"),
                        rows),
                taken -> Reply.json(node(taken, locale)));
    }

    private ObjectNode node(DossierService.Taken taken, Text.Locale locale) {
        ObjectNode node = Json.object()
                .put("added", taken.added())
                .put("changed", taken.changed())
                .put("same", taken.same());
        ArrayNode problems = node.putArray("problems");
        for (RowProblem one : taken.problems())
            problems.addObject()
                    .put("line", one.line())
                    .put("column", one.column())
                    .put("value", one.value())
                    .put("reason", one.reason().name())
                    .put("text", texts.say(locale, "problem." + one.reason()));
        return node;
    }

    private Future<Reply> one(Call call) {
        DossierCode code = DossierCodeText.read(call.pathText("code"))
                .orElseThrow(() -> RefusedException.badField("code", "dossier-code"));
        Site now = site.get();
        return dossiers.find(code)
                .map(found -> found.map(one -> DossierGlance.of(
                                one,
                                now.calendar().businessDay(clock.instant()),
                                now.calendar().zone()))
                        .map(Reply::json)
                        .orElseThrow(() -> new RefusedException("UNKNOWN_DOSSIER")));
    }
}
