/**
 * Simulated pads for training sites and tests: bytes over a pseudo-terminal or TCP, made by code of their own that knows nothing of
 * the codec it judges, with keys that bounce, stick, and come two at a time.
 */
@NullMarked
package vn.motcua.rating.pad.sim;

import org.jspecify.annotations.NullMarked;
