package vn.motcua.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Contingent;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.Procedure;
import vn.motcua.core.model.ProcedureField;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;

/** What {@link ProceduresReader} and {@link ContingentsReader} read, and words on tickets, as the tree it is read from. */
final class OfferDocument {
    private OfferDocument() {}

    static void put(Map<String, Object> root, Site site) {
        ticketText(root, site.ticketText());
        if (!site.procedures().fields().isEmpty())
            root.put(
                    "fields",
                    site.procedures().fields().stream()
                            .map(OfferDocument::field)
                            .toList());
        if (!site.procedures().all().isEmpty())
            root.put(
                    "procedures",
                    site.procedures().all().stream()
                            .map(OfferDocument::procedure)
                            .toList());
        if (!site.contingents().isEmpty())
            root.put(
                    "contingents",
                    site.contingents().stream().map(OfferDocument::contingent).toList());
    }

    static void ticketText(Map<String, Object> node, @Nullable Text text) {
        if (text != null) node.put("ticketText", SiteDocument.text(text));
    }

    private static Map<String, Object> field(ProcedureField field) {
        Map<String, Object> node = SiteDocument.entry(field.id());
        node.put("name", SiteDocument.text(field.name()));
        if (!field.agency().vi().isEmpty()) node.put("agency", SiteDocument.text(field.agency()));
        return node;
    }

    private static Map<String, Object> procedure(Procedure one) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("code", one.code());
        node.put("name", SiteDocument.text(one.name()));
        node.put("field", one.field().value());
        node.put("services", one.services().stream().map(Id::value).toList());
        if (one.from() != null) node.put("from", one.from().toString());
        if (one.until() != null) node.put("until", one.until().toString());
        return node;
    }

    private static Map<String, Object> contingent(Contingent one) {
        Map<String, Object> node = SiteDocument.entry(one.id());
        node.put("services", one.services().stream().map(Id::value).toList());
        List<String> days = one.days().stream().map(ContingentsReader::word).toList();
        if (!days.isEmpty()) node.put("days", days);
        if (one.from() != null) node.put("between", one.from() + "-" + one.to());
        node.put("numbers", one.numbers());
        return node;
    }
}
