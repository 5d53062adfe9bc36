/** A subscriber to MQTT 3.1.1 brokers (OASIS standard of 2014-10-29), for cameras and recorders that speak through one; see ADR 0013. */
@NullMarked
package vn.motcua.camera.mqtt;

import org.jspecify.annotations.NullMarked;
