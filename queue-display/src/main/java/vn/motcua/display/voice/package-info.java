/**
 * The voice of the hall: turns a call into Vietnamese words, words into sound, and sound into one announcement after
 * another. Everything works with no network: the words come from rules and resources, the sound from committed clips,
 * and only a word with no clip asks a local espeak-ng.
 */
@NullMarked
package vn.motcua.display.voice;

import org.jspecify.annotations.NullMarked;
