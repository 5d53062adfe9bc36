/**
 * Message signs of the Alpha Sign Communications Protocol (Alpha, BetaBrite and compatible ones), RS-232, RS-485 and Ethernet. Source:
 * Adaptive Micro Systems, "Alpha Sign Communications Protocol", 9708-8061F (2006), publicly available; its standard ("^A") format,
 * write and read TEXT file, priority file 0.
 */
@NullMarked
package vn.motcua.display.led.alpha;

import org.jspecify.annotations.NullMarked;
