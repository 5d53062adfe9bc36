/** The home hub of one site, put together: {@link vn.motcua.hub.Hub} wires the floors, nothing else does. */
@NullMarked
package vn.motcua.hub;

import org.jspecify.annotations.NullMarked;
