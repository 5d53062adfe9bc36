/**
 * Simulated counter signs for training sites and tests: several on one line, with parsers of their own that know nothing of the codecs
 * they judge, an echo as two-wire adapters have it, and power that can be cut.
 */
@NullMarked
package vn.motcua.display.led.sim;

import org.jspecify.annotations.NullMarked;
