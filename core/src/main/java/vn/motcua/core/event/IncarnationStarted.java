package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * This ledger began, or was restored from a backup and goes on as another.
 *
 * @param incarnation its id
 * @param restoredFrom the incarnation of the backup; null for a new ledger
 * @param at hub clock
 */
public record IncarnationStarted(
        String incarnation, @Nullable String restoredFrom, Instant at) implements Event {}
