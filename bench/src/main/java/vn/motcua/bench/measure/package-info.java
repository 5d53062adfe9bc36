/** The measurements, one class each. */
@NullMarked
package vn.motcua.bench.measure;

import org.jspecify.annotations.NullMarked;
