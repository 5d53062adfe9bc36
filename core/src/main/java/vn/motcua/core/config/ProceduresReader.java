package vn.motcua.core.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.FieldId;
import vn.motcua.core.model.Procedure;
import vn.motcua.core.model.ProcedureField;
import vn.motcua.core.model.Procedures;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;

/** Sections {@code fields} and {@code procedures} of {@code site.yaml}. */
final class ProceduresReader {
    static final int NAME_MAX = 400;
    private static final Text NOBODY = new Text("", "");
    private final Set<String> services;
    private final Set<String> fields = new HashSet<>();
    private final Map<String, List<Procedure>> byCore = new HashMap<>();

    private ProceduresReader(Set<String> services) {
        this.services = services;
    }

    /** @param services ids of the site's services */
    static Procedures read(ConfigNode root, Set<String> services) {
        ProceduresReader reader = new ProceduresReader(services);
        List<ProcedureField> fields =
                root.objects("fields").stream().map(reader::field).toList();
        List<Procedure> all = new ArrayList<>();
        for (ConfigNode node : root.objects("procedures")) {
            Procedure one = reader.procedure(node);
            if (one != null) all.add(one);
        }
        return new Procedures(fields, all);
    }

    private ProcedureField field(ConfigNode node) {
        FieldId id = node.parsed("id", Allowed.of("slug"), FieldId::new, new FieldId("field"));
        if (!fields.add(id.value())) node.problem("id", id, Allowed.of("id.once"));
        return new ProcedureField(id, node.bilingual("name"), node.has("agency") ? node.bilingual("agency") : NOBODY);
    }

    private @Nullable Procedure procedure(ConfigNode node) {
        Allowed code = Allowed.of("procedure.code");
        String text = node.text("code", code);
        boolean isGood = Procedure.isCode(text);
        if (!text.isEmpty() && !isGood) node.problem("code", text, code);
        Text name = name(node);
        FieldId field = node.parsed("field", Allowed.of("procedure.field"), FieldId::new, new FieldId("field"));
        if (node.textOr("field", "", Allowed.of("slug")).equals(field.value()) && !fields.contains(field.value()))
            node.problem("field", field, Allowed.of("procedure.field"));
        List<ServiceId> received = References.services(node, services);
        LocalDate from = day(node, "from");
        LocalDate until = day(node, "until");
        if (from != null && until != null && until.isBefore(from)) {
            node.problem("until", until, Allowed.of("procedure.until", from));
            return null;
        }
        if (!isGood) return null;
        Procedure read = new Procedure(text, name, field, received, from, until);
        apart(node, read);
        return read;
    }

    /** Names are law, often two lines of it. */
    private static Text name(ConfigNode node) {
        Text name = node.bilingual("name");
        if (name.vi().length() > NAME_MAX || name.en().length() > NAME_MAX)
            node.problem("name", name.vi(), Allowed.of("text.length", NAME_MAX));
        return name;
    }

    private static @Nullable LocalDate day(ConfigNode node, String key) {
        String text = node.optionalText(key, Allowed.of("calendar.date")).orElse("");
        if (text.isEmpty()) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            node.problem(key, text, Allowed.of("calendar.date"));
            return null;
        }
    }

    /** On no day two entries may say otherwise about one procedure. */
    private void apart(ConfigNode node, Procedure read) {
        List<Procedure> others = byCore.computeIfAbsent(read.core(), core -> new ArrayList<>());
        others.stream()
                .filter(other -> other.overlaps(read))
                .findFirst()
                .ifPresent(other ->
                        node.problem("code", read.code(), Allowed.of("procedure.once", other.key(), span(other))));
        others.add(read);
    }

    private static String span(Procedure one) {
        return (one.from() == null ? "…" : one.from()) + " – " + (one.until() == null ? "…" : one.until());
    }
}
