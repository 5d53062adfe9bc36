/** What an administrator writes in YAML, read with every problem reported together. */
@NullMarked
package vn.motcua.core.config;

import org.jspecify.annotations.NullMarked;
