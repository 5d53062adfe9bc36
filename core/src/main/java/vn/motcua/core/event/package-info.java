/** Facts in the past tense. Each is a record; its wire form lives in {@code core.wire} and must parse for ever. */
@NullMarked
package vn.motcua.core.event;

import org.jspecify.annotations.NullMarked;
