/** Requests of people concerned: what is held about a visit, by when it must be told, and what became of it. */
@NullMarked
package vn.motcua.hub.privacy;

import org.jspecify.annotations.NullMarked;
