/**
 * Scanners: bytes or keys in, whole scans out. {@link vn.motcua.kiosk.scanner.ScanFramer} finds where a scan ends,
 * {@link vn.motcua.kiosk.scanner.ScanDecoder} makes it a text, the two drivers feed them from a serial line and from a grabbed keyboard.
 * What was scanned lives in memory only and is in no log, status or {@code toString} (I9).
 */
@NullMarked
package vn.motcua.kiosk.scanner;

import org.jspecify.annotations.NullMarked;
