/** The visit as one time line, and as the phone page shows it. Reads only. */
@NullMarked
package vn.motcua.hub.visit;

import org.jspecify.annotations.NullMarked;
