package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A rule opens no incident for a while; what it would have said is still counted.
 *
 * @param kind of the rule
 * @param owner who answers for it
 * @param until when it speaks again by itself; not after {@code at} if it speaks again at once
 * @param at hub clock
 */
public record IncidentRuleMuted(IncidentOpened.Kind kind, PersonId owner, Instant until, Instant at) implements Event {}
