/**
 * Slots booked beforehand: which there are and how many are free, the bookings by their codes, and the number that whoever booked
 * gets when he comes. Uses tickets; the line at the counters asks it for booked times. Knows of no person.
 */
@NullMarked
package vn.motcua.hub.booking;

import org.jspecify.annotations.NullMarked;
