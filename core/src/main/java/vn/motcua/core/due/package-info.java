/**
 * When a result is due: rules, calendars in versions, and the way from one to the other, step by step. Pure; times are those of the clock on
 * the centre's wall. Source: DOMAIN §8, Civil Code 2015 articles 147 and 148.
 */
@NullMarked
package vn.motcua.core.due;

import org.jspecify.annotations.NullMarked;
