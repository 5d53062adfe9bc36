/**
 * The device SPI: what a driver is ({@link vn.motcua.edge.driver.DeviceDriver}), what it is given
 * ({@link vn.motcua.edge.driver.DeviceEnv}), what modules see of the devices ({@link vn.motcua.edge.driver.Devices}) and the host that
 * opens the configured ones, each on its own. A driver speaks to a {@link vn.motcua.edge.driver.DeviceLine} and never to a port.
 */
@NullMarked
package vn.motcua.edge.driver;

import org.jspecify.annotations.NullMarked;
