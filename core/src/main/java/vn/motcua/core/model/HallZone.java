package vn.motcua.core.model;

import java.util.Objects;

/**
 * One part of a hall.
 *
 * @param id its name
 * @param name on its boards
 */
public record HallZone(ZoneId id, Text name) {
    public HallZone {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
