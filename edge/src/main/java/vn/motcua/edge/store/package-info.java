/**
 * The agent's memory: one SQLite file with one writer, which commits in groups and answers only after the commit. It holds the
 * outbox of both streams, the ticket requests, the offline bands, the print journal and the small values of modules. When the
 * disk is full a preallocated reserve serves essential facts; when that is used up too, nothing more is promised to anybody.
 */
@NullMarked
package vn.motcua.edge.store;

import org.jspecify.annotations.NullMarked;
