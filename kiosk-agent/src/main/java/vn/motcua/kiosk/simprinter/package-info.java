/**
 * A simulated ticket printer for demonstrations, training and tests. It reads ESC/POS with its own parser, written from the reference
 * and sharing no code with the driver it judges (a test reads the compiled classes), and speaks over a real socket or pseudo-terminal.
 */
@NullMarked
package vn.motcua.kiosk.simprinter;

import org.jspecify.annotations.NullMarked;
