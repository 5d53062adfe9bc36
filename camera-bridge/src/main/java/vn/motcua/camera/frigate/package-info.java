/**
 * Frigate: events and reviews over MQTT, and its HTTP API for what was missed. Fields and topics are those of its documentation and source
 * (docs/integrations/mqtt.md, 0.16). Nothing was tried on a recorder of ours. Who a person is, what a plate says, what was spoken and what a
 * model wrote about people is never kept.
 */
@NullMarked
package vn.motcua.camera.frigate;

import org.jspecify.annotations.NullMarked;
