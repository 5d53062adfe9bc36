/** Load and what it felt like: open and closed loops, latency histograms, many HTTP clients and live feeds in one process. */
@NullMarked
package vn.motcua.bench.load;

import org.jspecify.annotations.NullMarked;
