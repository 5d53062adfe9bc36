/**
 * Ticket printers that speak ESC/POS: codec (pure bytes), status parser, renderer (Vietnamese as 1-bit raster, the only way that works
 * on every head), driver and the queue of one printer.
 *
 * <p>Protocol source: Epson ESC/POS Command Reference. Tried against the simulated printer of this product and, as a foreign client of
 * it, receiptio 2.1.2; real models are listed in {@code docs/devices/printers.md}.
 */
@NullMarked
package vn.motcua.kiosk.printer;

import org.jspecify.annotations.NullMarked;
