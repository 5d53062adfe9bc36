/**
 * What a scanner read, told apart and taken to pieces: appointment slips, tickets, bookings, identity and health-insurance cards,
 * machine-readable zones, payment codes. Pure, total and linear: any text up to 4 KiB gives a {@link Scan}, never an exception.
 * What belongs to a person is kept in {@link PersonalFields}, which no wire, log or store can write. Sources: one-stop practice and
 * card layouts as cited at each reader; ICAO 9303 for machine-readable zones; EMV QR and VietQR for payments. Any thread.
 */
@NullMarked
package vn.motcua.core.scan;

import org.jspecify.annotations.NullMarked;
