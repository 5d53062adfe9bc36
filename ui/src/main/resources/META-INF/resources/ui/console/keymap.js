// Which key does what at the console, by where it sits on the keyboard (`KeyboardEvent.code`).
import {has, t} from '/ui/lib/i18n.js';

export const DEFAULTS = {
  'call-next': 'Space', finish: 'Enter', 'finish-here': 'Shift+Enter', person: 'KeyO', company: 'KeyC', recall: 'KeyR', 'no-show': 'KeyN', transfer: 'KeyT', park: 'KeyP', reprint: 'KeyI', undo: 'KeyZ',
  pause: 'KeyB', start: 'KeyS', second: 'KeyH', offer: 'KeyG', 'stand-in': 'KeyW',
};

/** The keys of somebody who chose some: a key that was chosen has no other command, also none that came with a later version. */
export function keymapOf(own) {
  const chosen = Object.entries(own).filter(([name]) => DEFAULTS[name]);
  const taken = new Set(chosen.map(([, code]) => code));
  const others = Object.entries(DEFAULTS).map(([name, code]) => [name, taken.has(code) ? '' : code]);
  return {...Object.fromEntries(others), ...Object.fromEntries(chosen)};
}

/** What stands on the key, as people call it. */
export const label = (code) => {
  if (!code) return t('key.none');
  const name = code.replace(/^(Key|Digit|Numpad)(?=.)/, '');
  return has(`key.${name}`) ? t(`key.${name}`) : name;
};

/** Digits answer choices, Escape and "?" mean the same everywhere, and what is left is the browser's. */
const FREE = /^(Key[A-Z]|Space|Enter|F[2467-9]|F10|Insert|Home|End|PageUp|PageDown|Backquote|Minus|Equal|BracketLeft|BracketRight|Backslash|Semicolon|Quote|Comma|Period)$/;
export const isFree = (code) => FREE.test(code);
