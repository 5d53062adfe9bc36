/**
 * What time it is at the home hub, as well as this PC can know: the last heard hub clock advanced by the monotonic clock. A wall
 * clock that stands before what was known already is suspect, and nobody issues numbers for a day that nobody is sure of.
 */
@NullMarked
package vn.motcua.edge.clock;

import org.jspecify.annotations.NullMarked;
