/** The live feed, docs/protocol.md §3: topics as keyed values, a ring of the last changes, bounded sockets. */
@NullMarked
package vn.motcua.hub.platform.feed;

import org.jspecify.annotations.NullMarked;
