/**
 * Lit signs at counters: what a sign shall show is kept, also over restarts, and brought back whenever it shows something else or has
 * been away. Several signs share one bus. The protocols are in the packages below; how to add one is in {@code docs/devices/boards.md}.
 */
@NullMarked
package vn.motcua.display.led;

import org.jspecify.annotations.NullMarked;
