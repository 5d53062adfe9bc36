/**
 * The agent process and the kiosk in it: a touch becomes a number, the number becomes durable, and only then paper. What is
 * answered or printed survives a kill at any instruction.
 */
@NullMarked
package vn.motcua.kiosk;

import org.jspecify.annotations.NullMarked;
