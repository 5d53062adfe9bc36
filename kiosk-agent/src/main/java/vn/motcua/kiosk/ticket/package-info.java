/**
 * What stands on a ticket and in which order: templates read from YAML, and the page they make of one ticket's words. Pure; knows no
 * printer, no font and no dot, only millimetres, sizes by name and lines. {@code printer} turns a page into dots or into text commands.
 */
@NullMarked
package vn.motcua.kiosk.ticket;

import org.jspecify.annotations.NullMarked;
