/**
 * Which port is which device: what the kernel says is plugged in, the rules by which a configured device finds its port again after it
 * was pulled and came back under another name, and the one thread that notices plugging. Reads {@code /sys} and {@code /dev}; opens
 * nothing. Elsewhere than on Linux only explicit port names work.
 */
@NullMarked
package vn.motcua.edge.plug;

import org.jspecify.annotations.NullMarked;
