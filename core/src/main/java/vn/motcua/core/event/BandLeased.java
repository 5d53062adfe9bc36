package vn.motcua.core.event;

import java.time.LocalDate;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;

/**
 * Numbers leased ahead to an agent.
 *
 * @param bandId the lease
 * @param agentId to whom
 * @param series of which
 * @param businessDay on which day only
 * @param from lowest, inclusive
 * @param to highest, inclusive
 */
public record BandLeased(BandId bandId, AgentId agentId, SeriesId series, LocalDate businessDay, int from, int to)
        implements Event {}
