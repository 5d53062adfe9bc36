package vn.motcua.core.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The procedures a centre receives, by field.
 *
 * @param fields in the order of the file
 * @param all in the order of the file, past and coming ones included
 */
public record Procedures(List<ProcedureField> fields, List<Procedure> all) {
    public static final Procedures NONE = new Procedures(List.of(), List.of());

    public Procedures {
        fields = List.copyOf(fields);
        all = List.copyOf(all);
    }

    public Optional<ProcedureField> field(FieldId id) {
        return fields.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The field of each service whose procedures all belong to one: where somebody looks for it among many. */
    public Map<ServiceId, FieldId> fieldsOfServices() {
        Map<ServiceId, FieldId> found = new HashMap<>();
        Set<ServiceId> several = new HashSet<>();
        for (Procedure procedure : all)
            for (ServiceId service : procedure.services()) {
                FieldId known = found.putIfAbsent(service, procedure.field());
                if (known != null && !known.equals(procedure.field())) several.add(service);
            }
        found.keySet().removeAll(several);
        return found;
    }

    /** Those that hold on a day. */
    public List<Procedure> on(LocalDate day) {
        return all.stream().filter(one -> one.isValid(day)).toList();
    }

    boolean isEmpty() {
        return fields.isEmpty() && all.isEmpty();
    }
}
