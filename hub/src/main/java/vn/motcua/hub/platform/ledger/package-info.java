/**
 * The ledger of one site and its single writer: commands and facts are decided in order, committed together, answered only after
 * the commit. Knows features only as {@link vn.motcua.hub.platform.ledger.Projection}s.
 */
@NullMarked
package vn.motcua.hub.platform.ledger;

import org.jspecify.annotations.NullMarked;
