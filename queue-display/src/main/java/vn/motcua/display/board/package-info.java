/**
 * What the boards of this PC show beside calls: layouts by name, notices with their dates, and a folder of pictures and short
 * films. Everything is published to the agent's own pages as local topic {@code boards}; the films and pictures are served under
 * {@code /board/media/}. Settings and rules are pure; {@link vn.motcua.display.board.BoardContent} keeps them up to date.
 */
@NullMarked
package vn.motcua.display.board;

import org.jspecify.annotations.NullMarked;
