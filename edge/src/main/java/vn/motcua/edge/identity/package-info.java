/** Who this agent is: its name, its own key, the hub it belongs to and that hub's pinned key; and how it came to them. */
@NullMarked
package vn.motcua.edge.identity;

import org.jspecify.annotations.NullMarked;
