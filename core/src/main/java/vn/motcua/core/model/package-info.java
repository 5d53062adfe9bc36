/** The nouns of a service centre as values: no clock, no storage, no Vert.x. */
@NullMarked
package vn.motcua.core.model;

import org.jspecify.annotations.NullMarked;
