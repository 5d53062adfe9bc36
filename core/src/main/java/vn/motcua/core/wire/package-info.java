/** Records to JSON and back: events, link frames and feed frames. See docs/protocol.md. */
@NullMarked
package vn.motcua.core.wire;

import org.jspecify.annotations.NullMarked;
