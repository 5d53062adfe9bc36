/**
 * Hikvision's ISAPI and what is sold under other names with it: the alert stream ({@code GET
 * /ISAPI/Event/notification/alertStream}) and "HTTP listening", where the device sends its events itself. Fields as in the captures of
 * open clients (hikvision_next of December 2024, pyHik of July 2026); never tried on a device of ours.
 */
@NullMarked
package vn.motcua.camera.isapi;

import org.jspecify.annotations.NullMarked;
