// The officer's own keys: kept at the hub per person, so they are the same at every counter.
import {html, icon, nothing} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';
import {call, get} from '/ui/lib/http.js';
import {DEFAULTS, isFree, label} from '/ui/console/keymap.js';

export class OwnKeys {
  constructor(page) {
    this.page = page;
    this.changing = '';
    this.own = {};
    this.hear = (event) => this.heard(event);
  }

  async load() {
    try {
      const kept = await get('/api/v1/session/keys');
      this.take(kept.keys ?? {});
    } catch {
      // Without the own keys those as shipped go on.
    }
  }

  /** A command of a later version that is not known here is kept, and does nothing. */
  take(own) {
    this.own = own;
    const known = Object.entries(own).filter(([name]) => DEFAULTS[name]);
    this.page.keymap = {...DEFAULTS, ...Object.fromEntries(known)};
    this.page.rebindKeys();
    this.page.requestUpdate();
  }

  begin(name) {
    this.changing = name;
    this.page.keys.stop();
    addEventListener('keydown', this.hear, true);
    this.page.requestUpdate();
  }

  end() {
    if (!this.changing) return;
    this.changing = '';
    removeEventListener('keydown', this.hear, true);
    this.page.keys.start();
    this.page.requestUpdate();
  }

  heard(event) {
    if (event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const name = this.changing;
    this.end();
    if (event.code === 'Escape') return;
    const other = Object.keys(this.page.keymap).find((one) => one !== name && this.page.codeOf(one) === event.code);
    if (!isFree(event.code)) this.page.toast(t('console.keys.reserved', {key: label(event.code)}), 'circle-alert');
    else if (other) this.page.toast(t('console.keys.twice', {key: label(event.code), command: t(`console.${other}`)}), 'circle-alert');
    else this.save({...this.own, [name]: event.code});
  }

  async save(own) {
    const keys = Object.fromEntries(Object.entries(own).filter(([name, code]) => DEFAULTS[name] !== code));
    try {
      const kept = await call('PUT', '/api/v1/session/keys', {on: true, keys});
      this.take(kept.keys ?? {});
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
