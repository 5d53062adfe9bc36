/** The hub's side of the agent link, docs/protocol.md §1: handshake, credit, acknowledgement, requests. */
@NullMarked
package vn.motcua.hub.platform.link;

import org.jspecify.annotations.NullMarked;
