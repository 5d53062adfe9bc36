/** What may be said of a share, and what may not: intervals, limits and alarms. Pure. */
@NullMarked
package vn.motcua.core.figures;

import org.jspecify.annotations.NullMarked;
