/**
 * Pads on a serial line or a serial-to-network converter. Makers differ in bytes only, so a protocol is data: a file of
 * {@code protocols/}, or one of the site's own ({@link vn.motcua.rating.pad.serial.PadProtocol}). Shipped: {@code motcua-lines}, an
 * open text protocol for pads of one's own making; {@code ascii-digits}, one digit for each press; {@code framed-sum}, the usual
 * binary frame, to be copied and adapted. No maker's pad has been tried yet.
 */
@NullMarked
package vn.motcua.rating.pad.serial;

import org.jspecify.annotations.NullMarked;
