package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;

/**
 * A visitor calls for help at a kiosk or a rating page, told to the hub at once. The screen's own {@code DeviceStatusChanged} with the
 * code {@code HELP_REQUESTED} tells the same and may come much later, behind a backlog.
 *
 * @param agentId whose screen
 * @param device its name there
 * @param counterId where the screen stands; null in the hall
 * @param at called, by the PC's best knowledge of hub time
 */
public record VisitorHelpCalled(
        AgentId agentId, String device, @Nullable CounterId counterId, Instant at) implements Event {}
