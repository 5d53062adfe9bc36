/**
 * The agent's end of the link to its home hub, by docs/protocol.md: signed both ways, resumed where the hub says, never more
 * outstanding than the hub allows, and dialled again for ever.
 */
@NullMarked
package vn.motcua.edge.link;

import org.jspecify.annotations.NullMarked;
