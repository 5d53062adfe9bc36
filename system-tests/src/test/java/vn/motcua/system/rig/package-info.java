/**
 * The hot-plug rig as the build sees it: boots one emulated machine with Debian's kernel and its real USB drivers, lets the checks of
 * {@link vn.motcua.system.rig.guest} run in it, and judges their lines. {@code system-tests/rig/README.md} tells how to run it.
 */
package vn.motcua.system.rig;
