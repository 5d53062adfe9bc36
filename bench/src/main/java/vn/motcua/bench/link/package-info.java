/** Scripted agents: the agent's side of docs/protocol.md §1 in one process, by the hundred, with a prepared backlog. */
@NullMarked
package vn.motcua.bench.link;

import org.jspecify.annotations.NullMarked;
