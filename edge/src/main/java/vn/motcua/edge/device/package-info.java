/**
 * What every device of a counter has in common: its name, its two-axis state, the public status derived from it, and the stable
 * codes with their texts. Pure values; no thread, no input or output. Source of the model: UnifiedPOS health and power states.
 */
@NullMarked
package vn.motcua.edge.device;

import org.jspecify.annotations.NullMarked;
