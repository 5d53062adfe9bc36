/**
 * ONVIF events: pulled ({@code PullMessages}), pushed ({@code wsnt:Notify}) and over MQTT (Profile M). Sources: ONVIF Core, Analytics
 * and event.wsdl; quirks are those of open clients' threads.
 */
@NullMarked
package vn.motcua.camera.onvif;

import org.jspecify.annotations.NullMarked;
