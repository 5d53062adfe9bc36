/**
 * The shapes of letters: the bundled faces, letters brought to the cells of a printer's font, and the code pages printers keep Vietnamese
 * letters on. Used by the driver that teaches a printer its letters and by the simulated printer that has some of its own.
 */
@NullMarked
package vn.motcua.kiosk.font;

import org.jspecify.annotations.NullMarked;
