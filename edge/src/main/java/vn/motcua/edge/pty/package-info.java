/**
 * Pseudo-terminals and nodes of whole records, so that simulated devices speak through the real drivers of serial ports, HID and input
 * nodes. Terminals on Linux and macOS, nodes on Linux; used by simulators and tests only.
 */
@NullMarked
package vn.motcua.edge.pty;

import org.jspecify.annotations.NullMarked;
