/**
 * Buttons on the pins of a small board such as a Raspberry Pi, by Pi4J 2.8, the last for Java 17. The provider is named in the
 * configuration and never looked for: with Pi4J's mock on the class path a search would find pins on any PC. Not tried on a board yet.
 */
@NullMarked
package vn.motcua.rating.pad.gpio;

import org.jspecify.annotations.NullMarked;
