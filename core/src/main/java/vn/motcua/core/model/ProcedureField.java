package vn.motcua.core.model;

import java.util.Objects;

/**
 * A field ("lĩnh vực") procedures belong to.
 *
 * @param id its name
 * @param name such as "Hộ tịch"
 * @param agency who decides on its dossiers, which need not be who receives them
 */
public record ProcedureField(FieldId id, Text name, Text agency) {
    public ProcedureField {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(agency, "agency");
    }
}
