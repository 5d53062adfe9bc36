/**
 * What every kind of camera source shares: one form for what was seen ({@link vn.motcua.camera.source.Seen}), one way to take bytes
 * apart ({@link vn.motcua.camera.source.Decoder}), and the rules for what a stream of such facts means. A vendor's own words stop at
 * the border of its package; a new vendor is one folder and one line in {@code META-INF/services}.
 */
@NullMarked
package vn.motcua.camera.source;

import org.jspecify.annotations.NullMarked;
