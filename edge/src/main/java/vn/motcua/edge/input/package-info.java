/**
 * What a keyboard-like device says: the Linux input event stream and the characters its keys mean, by a keyboard table of our own, so
 * that neither the session's layout nor an input method has a hand in it. Pure; the bytes come over an {@code input:} link. Source:
 * Linux, Documentation/input/input.rst, event-codes.rst, and include/uapi/linux/input-event-codes.h.
 */
@NullMarked
package vn.motcua.edge.input;

import org.jspecify.annotations.NullMarked;
