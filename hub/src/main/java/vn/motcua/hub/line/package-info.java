/**
 * Who is called next, when a number is still given, and from when on somebody waits: pure records and functions. Nothing here knows a
 * database, a clock or Vert.x, nor the tickets: those to its right turn what they keep into {@link vn.motcua.hub.line.Waiting} and ask.
 * {@code docs/queue.md} says the same for administrators, sentence by sentence.
 */
@NullMarked
package vn.motcua.hub.line;

import org.jspecify.annotations.NullMarked;
