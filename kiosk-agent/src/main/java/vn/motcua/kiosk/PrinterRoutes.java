package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.web.Answers;
import vn.motcua.kiosk.printer.PaperUse;
import vn.motcua.kiosk.printer.PrintService;

/**
 * {@code GET /api/printers/{name}/roll}: how much of the paper roll is used by counting. {@code POST} says that a full roll was put in.
 * Event loop only.
 */
final class PrinterRoutes {
    private static final String ROLL = "/api/printers/:name/roll";

    private final Printers printers;

    PrinterRoutes(Printers printers) {
        this.printers = printers;
    }

    void mount(Router router) {
        router.get(ROLL).handler(this::show);
        router.post(ROLL).handler(this::changed);
    }

    private Optional<PrintService> printer(RoutingContext context) {
        Optional<PrintService> printer = printers.named(context.pathParam("name"));
        if (printer.isEmpty()) Answers.refuse(context, 404, "NOT_FOUND");
        return printer;
    }

    private void show(RoutingContext context) {
        printer(context).ifPresent(printer -> answer(context, printer));
    }

    private void changed(RoutingContext context) {
        printer(context)
                .ifPresent(printer -> printer.rollChanged()
                        .onSuccess(done -> answer(context, printer))
                        .onFailure(e -> Answers.failed(context, e)));
    }

    private static void answer(RoutingContext context, PrintService printer) {
        printer.paperUse()
                .onSuccess(use -> Answers.json(context, 200, node(use)))
                .onFailure(e -> Answers.failed(context, e));
    }

    private static ObjectNode node(PaperUse use) {
        ObjectNode node = Json.object();
        node.put("rollMetres", use.rollMetres());
        node.put("usedMetres", Math.round(use.usedMetres() * 100) / 100.0);
        node.put("nearEnd", use.isNearEnd());
        return node;
    }
}
