// The officer's own keys: kept at the hub per person, so they are the same at every counter.
import {html, icon, nothing} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';
import {call, get} from '/ui/lib/http.js';
import {AFTER_SCAN_MS, ALONE_MS, TEXT_FIELDS} from '/ui/lib/keys.js';
import {DEFAULTS, isFree, keymapOf, label} from '/ui/console/keymap.js';

const AGAIN_MS = 3000;

export class OwnKeys {
  constructor(page) {
    this.page = page;
    this.changing = '';
    this.own = {};
    this.hear = (event) => this.heard(event);
  }

  async load() {
    try {
      this.take(await get('/api/v1/session/keys'));
    } catch {
      // Until then those as shipped go on.
      this.again = setTimeout(() => this.load(), AGAIN_MS);
    }
  }

  /** A command of a later version that is not known here is kept, and does nothing. */
  take({on = true, keys = {}}) {
    this.own = keys;
    this.page.keysOn = on;
    this.page.keymap = keymapOf(keys);
    this.page.rebindKeys();
    this.page.requestUpdate();
  }

  begin(name) {
    clearTimeout(this.settling);
    this.changing = name;
    this.pressed = [];
    this.page.keys.stop();
    addEventListener('keydown', this.hear, true);
    this.page.requestUpdate();
  }

  end() {
    if (!this.changing) return;
    this.changing = '';
    clearTimeout(this.settling);
    removeEventListener('keydown', this.hear, true);
    this.page.keys.start();
    this.page.requestUpdate();
  }

  /** Who goes to a field to write wants no key; and keys that follow each other like a scanner's are none, down to the last of them. */
  heard(event) {
    if (event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    if (event.target.closest?.(TEXT_FIELDS)) return this.end();
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    this.pressed.push(event.code);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.settled(), this.pressed.length > 1 ? AFTER_SCAN_MS : ALONE_MS);
  }

  settled() {
    const name = this.changing;
    const [code, ...more] = this.pressed;
    this.end();
    if (code === 'Escape' || more.length > 0) return;
    const other = Object.keys(this.page.keymap).find((one) => one !== name && this.page.codeOf(one) === code);
    if (!isFree(code)) this.page.toast(t('console.keys.reserved', {key: label(code)}), 'circle-alert');
    else if (other) this.page.toast(t('console.keys.twice', {key: label(code), command: t(`console.${other}`)}), 'circle-alert');
    else this.save({...this.own, [name]: code});
  }

  stop() {
    clearTimeout(this.again);
    this.end();
  }

  /** Wanted or not, by this person and at every counter. */
  toggle() {
    return this.save(this.own, !this.page.keysOn);
  }

  async save(own, on = this.page.keysOn) {
    const keys = Object.fromEntries(Object.entries(own).filter(([name, code]) => DEFAULTS[name] !== code));
    try {
      this.take(await call('PUT', '/api/v1/session/keys', {on, keys}));
    } catch (refused) {
      this.page.toastRefusal(refused);
    }
  }

  /** One line of the help: the key, which is a button that takes another. */
  line(name) {
    const isChanging = this.changing === name;
    return html`<div><dt><button class="button plain small keycap" data-test="key-${name}" aria-label=${t('console.keys.change', {command: t(`console.${name}`), key: this.page.keyOf(name)})} @click=${() => this.begin(name)}>
      <kbd>${isChanging ? t('console.keys.press') : this.page.keyOf(name)}</kbd></button></dt><dd>${t(`console.${name}`)}</dd></div>`;
  }

  resetView() {
    if (Object.keys(this.own).length === 0) return nothing;
    return html`<button class="button small" data-test="keys-reset" @click=${() => this.save({})}>${icon('undo-2')}${t('console.keys.reset')}</button>`;
  }
}
