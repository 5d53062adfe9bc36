/**
 * Hooks of {@code motion} and motionEye: a call of an address at each begin and end. Names and conversion letters from motion 4.5's manual
 * ({@code on_event_start}, {@code %v}, {@code %$}); not tried on a device of ours.
 */
@NullMarked
package vn.motcua.camera.motion;

import org.jspecify.annotations.NullMarked;
