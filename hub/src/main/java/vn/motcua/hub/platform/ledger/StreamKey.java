package vn.motcua.hub.platform.ledger;

import vn.motcua.core.event.StreamName;

/** One numbered run of events: a source's stream in one epoch. */
public record StreamKey(String source, StreamName stream, long epoch) {}
