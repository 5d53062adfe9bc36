/**
 * Rating pads and panic buttons, whatever wire they are on: what a press is
 * ({@link vn.motcua.rating.pad.ButtonPresses}, pure), what a pad tells its module, and what every pad driver shares. The wires are in
 * the packages below.
 */
@NullMarked
package vn.motcua.rating.pad;

import org.jspecify.annotations.NullMarked;
