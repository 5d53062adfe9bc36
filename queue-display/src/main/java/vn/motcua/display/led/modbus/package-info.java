/**
 * Signs that are Modbus servers: text in holding registers, written by function 16 and read back by function 3. Sources: MODBUS
 * Application Protocol V1.1b3; MODBUS over Serial Line V1.02; MODBUS Messaging on TCP/IP V1.0b (modbus.org). Where a make of sign
 * keeps its text is data, in {@code maps/}; the map of DM36B06 and DM56A04 follows the public description at
 * lamaplc.com, "DM56A04 / DM36B06 digital tube display with Modbus Communication".
 */
@NullMarked
package vn.motcua.display.led.modbus;

import org.jspecify.annotations.NullMarked;
