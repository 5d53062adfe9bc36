/**
 * Pseudo-terminals, so that simulated serial devices speak through the real serial driver. Linux and macOS; used by simulators and
 * tests only.
 */
@NullMarked
package vn.motcua.edge.pty;

import org.jspecify.annotations.NullMarked;
