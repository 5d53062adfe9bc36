/** How the hub and the agents encrypt what they keep, and how a key goes for good. */
@NullMarked
package vn.motcua.core.seal;

import org.jspecify.annotations.NullMarked;
