// Keys of the console. A wedge scanner is a keyboard: a burst of four or more keys, each within 35 ms of the one before, is a scan,
// and no key of it is a command. Enter or Tab ends a scan at once; without either it ends with silence. A scan that stumbled on its way
// is told as broken and never handed on in part: a part may read as another code. A command is a key that stands alone: nothing 60 ms
// before it and nothing 60 ms after it.
// Keys are known by where they sit (`code`), so a Vietnamese input method changes nothing. One that works below the browser (Unikey on
// Windows) takes a key away and sends Backspaces and a letter without a place instead: the letter tells which key of Telex made it.
// Space or Enter pressed twice in a moment is one press that bounced.

const BURST_GAP_MS = 35;
const BURST_KEYS = 4;
export const ALONE_MS = 60;
// The terminator of a scan may lag behind it this long, and so may the rest of a scan that stumbled.
export const AFTER_SCAN_MS = 400;
// A page that was busy runs its timers late while the keys typed before still wait behind them.
const LATE_MS = 20;
const ENDS = new Set(['Enter', 'NumpadEnter', 'Tab']);

// A scanner is a keyboard of the United States. What it types is read from where its keys sit, so neither an input method nor another
// layout has a hand in it.
const US = new Map([
  ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [`Key${letter.toUpperCase()}`, [letter, letter.toUpperCase()]]),
  ...[...'1234567890'].map((digit, i) => [`Digit${digit}`, [digit, '!@#$%^&*()'[i]]]),
  ...[...'0123456789'].map((digit) => [`Numpad${digit}`, [digit, digit]]),
  ['Minus', ['-', '_']], ['Equal', ['=', '+']], ['BracketLeft', ['[', '{']], ['BracketRight', [']', '}']], ['Backslash', ['\\', '|']],
  ['Semicolon', [';', ':']], ['Quote', ["'", '"']], ['Backquote', ['`', '~']], ['Comma', [',', '<']], ['Period', ['.', '>']], ['Slash', ['/', '?']],
  ['Space', [' ', ' ']], ['NumpadDecimal', ['.', '.']], ['NumpadSubtract', ['-', '-']], ['NumpadAdd', ['+', '+']], ['NumpadDivide', ['/', '/']], ['NumpadMultiply', ['*', '*']],
]);

/** What a key types; a key that types nothing by its place is taken by its name. */
const typed = (event) => US.get(event.code)?.[event.shiftKey ? 1 : 0] ?? event.key;

const MADE_BY = new Map([['\u0301', 'KeyS'], ['\u0300', 'KeyF'], ['\u0309', 'KeyR'], ['\u0303', 'KeyX'], ['\u0323', 'KeyJ'], ['\u0306', 'KeyW'], ['\u031b', 'KeyW']]);

/** Where the pressed key sits, also of one an input method made a letter of: a tone was typed last, a hat is its letter typed twice. */
function placeOf({code, key}) {
  if (code && code !== 'Unidentified') return code === 'NumpadEnter' ? 'Enter' : code;
  // A name is no letter: a remote desktop sends "Enter" without a place, a soft keyboard "Unidentified".
  if ([...key.normalize('NFC')].length !== 1) return '';
  const [letter, ...marks] = key.normalize('NFD');
  if (marks.length === 0) return key.toLowerCase() === '\u0111' ? 'KeyD' : '';
  const tone = marks.find((mark) => MADE_BY.has(mark) && !'\u0306\u031b'.includes(mark)) ?? marks[0];
  return MADE_BY.get(tone) ?? `Key${letter.toUpperCase()}`;
}

export const TEXT_FIELDS = 'input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]):not([type=file]), textarea, select, [contenteditable=true]';
const PRESSABLE = 'button, a[href], summary, input[type=checkbox], input[type=radio], input[type=file]';
const PRESS_CODES = new Set(['Space', 'Enter', 'NumpadEnter']);
// Firefox opens its quick find at these, and the rest of a scan would go there.
const QUICK_FIND = new Set(['/', "'"]);
const MODIFIERS = new Set(['ShiftLeft', 'ShiftRight', 'ControlLeft', 'ControlRight', 'AltLeft', 'AltRight', 'MetaLeft', 'MetaRight', 'CapsLock', 'NumLock']);

/**
 * Listens on the window.
 *
 * `commands` maps a key's code to what it does. Space and Enter press the control that has the keyboard's focus instead, if one has.
 * With Shift it is `Shift+` and the code, `Slash` aside. `first(name)` may give a key another meaning for the moment.
 * `isOn()` says whether letter commands are wanted at all. `onScan(text)` gets what a scanner typed, `onBroken()` hears of a scan that did
 * not come whole. With `fields` a scan typed into a text field is a scan as well, and the field keeps what it had before; an input
 * method that was composing there is left alone with what it began.
 */
export class CommandKeys {
  constructor(commands, {isOn = () => true, first = () => undefined, onScan = () => {}, onBroken = () => {}, fields = false} = {}) {
    this.commands = commands;
    this.isOn = isOn;
    this.first = first;
    this.onScan = onScan;
    this.onBroken = onBroken;
    this.fields = fields;
    this.lastKeyAt = -Infinity;
    this.scanUntil = -Infinity;
    this.burst = [];
    this.broken = false;
    this.before = null;
    this.composing = false;
    this.left = null;
    this.pending = null;
    this.down = (event) => this.#down(event);
    this.up = (event) => this.#up(event);
  }

  start() {
    addEventListener('keydown', this.down, true);
    addEventListener('keyup', this.up, true);
    return this;
  }

  stop() {
    removeEventListener('keydown', this.down, true);
    removeEventListener('keyup', this.up, true);
    clearTimeout(this.scanEnd);
    this.#forget();
  }

  #down(event) {
    const field = event.target.closest?.(TEXT_FIELDS) ?? null;
    if ((event.isComposing && !this.fields) || MODIFIERS.has(event.code) || (field && !this.fields)) return;
    if (!field && event.key === 'Backspace') return;
    if (event.ctrlKey || event.altKey || event.metaKey) return this.#forget();
    // Held back in any case: whether a Space or Enter is a press or part of a scan is known only 60 ms from now.
    if (!field && (PRESS_CODES.has(event.code) || QUICK_FIND.has(event.key))) event.preventDefault();
    if (event.repeat) return;
    const gap = event.timeStamp - this.lastKeyAt;
    this.lastKeyAt = event.timeStamp;
    const isBounce = gap < ALONE_MS && this.pending !== null && PRESS_CODES.has(event.code) && event.code === this.pendingCode;
    const bounced = isBounce ? this.pendingAct : null;
    this.#forget();
    this.#take(event, gap, field);
    if (this.isScanning) this.scanUntil = event.timeStamp + AFTER_SCAN_MS;
    const scanning = event.timeStamp <= this.scanUntil;
    if (scanning && !field) this.scanUntil = event.timeStamp + AFTER_SCAN_MS;
    if (field) {
      if (this.isScanning || (scanning && ENDS.has(event.code))) event.preventDefault();
      return;
    }
    if (this.isScanning || (scanning && event.code === 'Tab')) event.preventDefault();
    if (scanning || (gap < ALONE_MS && !bounced)) return;
    const act = bounced ?? this.#actionFor(event);
    if (!act) return;
    [this.pendingCode, this.pendingAct] = [event.code, act];
    this.#later(act);
  }

  /** A scan is under way and not handed on yet. */
  get isScanning() {
    return this.burst.length >= BURST_KEYS;
  }

  /** Puts a key to the scan under way, ends it, or begins anew. */
  #take(event, gap, field) {
    if (this.isScanning && gap > AFTER_SCAN_MS) this.#handOn();
    if (ENDS.has(event.code)) {
      if (this.isScanning) {
        this.scanUntil = event.timeStamp + AFTER_SCAN_MS;
        this.#handOn();
      }
      this.#clear();
      return;
    }
    if (this.isScanning || (this.burst.length > 0 && gap <= BURST_GAP_MS)) this.#more(event, gap);
    else this.#anew(event, gap, field);
    if (event.isComposing || event.key === 'Process') this.composing = true;
    if (this.isScanning) this.#waitForEnd();
  }

  #more(event, gap) {
    if (gap > BURST_GAP_MS) this.broken = true;
    this.burst.push(typed(event));
    if (this.burst.length === BURST_KEYS) this.#saveField();
  }

  /** The field as it was, and out of reach of an input method, which would go on writing there whatever becomes of the keys. */
  #saveField() {
    const field = this.before?.field;
    if (field && this.composing && field === document.activeElement) {
      field.blur();
      this.left = field;
    }
    this.#restoreField();
  }

  /** Keys shortly before may be the front of what now begins. */
  #anew(event, gap, field) {
    const isFirst = this.burst.length === 0 || gap > AFTER_SCAN_MS;
    this.broken = !isFirst;
    if (isFirst || this.before?.field !== field) this.before = field ? {field, value: field.value} : null;
    this.burst = [typed(event)];
    this.composing = false;
  }

  /** What the first keys of a scan did to a field before they were known as a scan's. */
  #restoreField() {
    const {field, value} = this.before ?? {};
    if (!field || value === undefined || field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  }

  /** Some browsers press a button when Space comes up. */
  #up(event) {
    if (event.code === 'Space' && !event.target.closest?.(TEXT_FIELDS)) event.preventDefault();
  }

  #actionFor(event) {
    const control = document.activeElement?.closest?.(PRESSABLE);
    if (control && PRESS_CODES.has(event.code)) {
      if (control.matches('a[href], summary') && event.code === 'Space') return null;
      return () => control.isConnected && !control.disabled && control.click();
    }
    const code = placeOf(event);
    const name = event.shiftKey && code !== 'Slash' ? `Shift+${code}` : code;
    const command = this.first(name) ?? this.commands[name];
    return command && this.isOn() ? command : null;
  }

  #later(act) {
    const due = performance.now() + ALONE_MS;
    const fire = () => {
      // A page that was busy fires late, and the next key may be waiting behind this timer: give it its turn first.
      const late = performance.now() - due;
      if (late > LATE_MS) {
        this.pending = setTimeout(() => this.#run(act), 30);
        return;
      }
      this.#run(act);
    };
    this.pending = setTimeout(fire, ALONE_MS);
  }

  #run(act) {
    this.pending = null;
    act();
  }

  #forget() {
    clearTimeout(this.pending);
    this.pending = null;
  }

  #clear() {
    clearTimeout(this.scanEnd);
    this.burst = [];
    this.broken = false;
    this.before = null;
    this.composing = false;
    this.left = null;
  }

  /** What an input method put into the field when it was left is not a person's either; then the field is theirs again. */
  #giveBackField() {
    this.#restoreField();
    if (this.left?.isConnected && document.activeElement === document.body) this.left.focus();
  }

  /** The whole scan, or the word that it is none. */
  #handOn() {
    const text = this.burst.filter((key) => key.length === 1).join('');
    const isBroken = this.broken;
    this.#giveBackField();
    this.#clear();
    if (isBroken) this.onBroken();
    else if (text.length >= BURST_KEYS) this.onScan(text);
  }

  #waitForEnd(afterMs = AFTER_SCAN_MS) {
    clearTimeout(this.scanEnd);
    const due = performance.now() + afterMs;
    this.scanEnd = setTimeout(() => (performance.now() - due > LATE_MS ? this.#waitForEnd(30) : this.#handOn()), afterMs);
  }
}
