/** The machine a run belongs to: what it is, how fast its disk is, and what a process costs on it. */
@NullMarked
package vn.motcua.bench.machine;

import org.jspecify.annotations.NullMarked;
