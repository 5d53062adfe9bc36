/**
 * A scanner that exists in this process only: it speaks bytes over a pseudo-terminal or TCP, reads whatever one types on the bench page,
 * and can be broken. It shares no code with the driver it stands before. Training sites only.
 */
@NullMarked
package vn.motcua.kiosk.simscanner;

import org.jspecify.annotations.NullMarked;
