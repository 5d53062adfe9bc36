/**
 * Pads that are USB HID devices, on Linux: button encoders and joystick boards by their raw reports (hidraw), numeric keypads by their key
 * events (evdev, taken away from the desktop). Sources: Linux, Documentation/hid/hidraw.rst and Documentation/input/input.rst; USB HID
 * 1.11. No maker's pad has been tried yet.
 */
@NullMarked
package vn.motcua.rating.pad.hid;

import org.jspecify.annotations.NullMarked;
