/** Tickets and their numbers: allocation, offline bands, the paper number that wins, the end of the business day. */
@NullMarked
package vn.motcua.hub.ticket;

import org.jspecify.annotations.NullMarked;
