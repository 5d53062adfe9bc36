/** Ratings: the right born with the end of service, the one rating that counts, the others kept as surplus. */
@NullMarked
package vn.motcua.hub.rating;

import org.jspecify.annotations.NullMarked;
