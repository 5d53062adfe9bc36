/** Single pictures, asked for at a device. Each is taken as the device sent it, byte by byte. */
@NullMarked
package vn.motcua.camera.still;

import org.jspecify.annotations.NullMarked;
