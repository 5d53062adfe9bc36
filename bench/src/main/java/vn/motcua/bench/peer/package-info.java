/** What the figures stand beside: the same rows by plain JDBC, and how other systems would do it. */
@NullMarked
package vn.motcua.bench.peer;

import org.jspecify.annotations.NullMarked;
