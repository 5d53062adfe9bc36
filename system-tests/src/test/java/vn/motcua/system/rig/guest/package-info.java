/**
 * What runs inside the hot-plug rig's emulated machine: plays the devices with the kernel's own USB gadgets, opens them through our
 * links, and writes one line of verdict for each check. Started by {@code system-tests/rig/guest.sh}, never by JUnit.
 */
package vn.motcua.system.rig.guest;
