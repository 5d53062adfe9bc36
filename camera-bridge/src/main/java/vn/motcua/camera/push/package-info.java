/** The door for devices that post their events by themselves: who may, how much, and what becomes of it. */
@NullMarked
package vn.motcua.camera.push;

import org.jspecify.annotations.NullMarked;
