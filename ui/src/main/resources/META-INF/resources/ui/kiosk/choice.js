// What people come for, as large tiles: the first of the list, then the rest by field, and a search that needs no marks.
import {html, icon, nothing, serviceIcon} from '/ui/lib/page.js';
import {holdsWords} from '/ui/lib/fold.js';
import {rich, say, t} from '/ui/lib/i18n.js';
import {noteView} from '/ui/kiosk/scan.js';
import {isLongWait} from '/ui/kiosk/wait.js';

const TILES = 8;
/** More than this is no list to read down: it is asked for the field first. */
const LIST_MAX = 24;
const NO_FIELD = '-';
const KEY_ROWS = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];

export class Choice {
  constructor(page) {
    this.page = page;
    this.forget();
  }

  forget() {
    this.search = '';
    this.typing = false;
    this.field = null;
  }

  press(verb, value) {
    if (verb === 'more') this.#open(null, 'more');
    else if (verb === 'field') this.#open(value, 'more');
    else if (verb === 'back') this.field === null || this.search ? this.#open(null, 'choose') : this.#open(null, 'more');
    else if (verb === 'typing') this.typing = true;
    else if (verb === 'type') this.search += value;
    else if (verb === 'erase') this.search = this.search.slice(0, -1);
  }

  #open(field, screen) {
    this.forget();
    this.field = field;
    this.page.go(screen);
  }

  /** What is only a later stage of a visit is nothing to begin with. */
  get choosable() {
    return this.page.services.filter((one) => !one.stageOnly);
  }

  /** All services, or those a slip leads to. */
  offered() {
    const led = this.page.services.filter((one) => this.page.scans.slip?.services?.includes(one.id));
    return led.length > 0 ? led : this.choosable;
  }

  chooseView() {
    const all = this.offered();
    if (all.length === 0) return this.page.refusals.view('NOT_READY', null);
    const hidden = this.hiddenCount();
    return html`
      <h1>${this.question()}</h1>
      ${noteView(this.page.scans)}
      <div class="tiles n${Math.min(TILES, all.length)}" data-test="tiles">
        ${this.tiles().map((service) => this.tileView(service))}
        ${hidden > 0
          ? html`<button class="tile more" data-press="more" data-test="more" ?disabled=${this.page.settling}>
              <span class="badge">${icon('ellipsis')}</span><span class="what"><span class="name">${t('kiosk.more')}</span><span class="hint">${t('kiosk.more.hint', {n: hidden})}</span></span>
            </button>`
          : nothing}
      </div>
      <div class="also">${this.page.classes.buttonView()}
      ${this.page.scans.slip || this.page.booked.held ? nothing : this.page.booked.buttonView()}
      ${all.length < this.choosable.length ? html`<button class="touch" data-press="choose" data-test="other" ?disabled=${this.page.settling}>${icon('ellipsis')}<span>${t('kiosk.more')}</span></button>` : nothing}</div>
    `;
  }

  question() {
    return t(this.page.scans.slip ? 'kiosk.scan.slip.question' : 'kiosk.question');
  }

  /** Those with a tile of their own on the first screen. */
  tiles() {
    const all = this.offered();
    return all.length > TILES ? all.slice(0, TILES - 1) : all;
  }

  hiddenCount() {
    return this.offered().length - this.tiles().length;
  }

  tileView(service) {
    const wait = this.page.feed.stale ? undefined : this.page.feed.value('waiting', `service:${service.id}`);
    const hint = say(service.hint);
    return html`<button class="tile" data-press="service:${service.id}" data-test="service-${service.id}" ?disabled=${this.page.settling || Boolean(this.page.request)}>
      <span class="badge">${serviceIcon(service.icon)}</span>
      <span class="what"><span class="name">${say(service.name)}</span>${hint ? html`<span class="hint">${hint}</span>` : nothing}</span>
      ${wait ? html`<span class="wait">${this.waitWords(wait)}</span>` : nothing}
    </button>`;
  }

  waitWords(wait) {
    if (wait.left === 0) return html`<span>${icon('circle-x')}${t('kiosk.spent')}</span>`;
    if (!wait.waiting) return html`<span>${icon('check')}${t('kiosk.noWait')}</span>`;
    const minutes = wait.estimateMinutes;
    return html`<span>${icon('users')}<span>${rich('kiosk.waitPeople', {n: wait.waiting})}</span></span>
      ${minutes > 0 ? html`<span class="minutes">${icon('clock')}<span>${isLongWait(minutes) ? t('kiosk.waitLong') : rich('kiosk.waitMinutes', {n: minutes})}</span></span>` : nothing}`;
  }

  /** A kiosk has no keyboard, and the search needs no marks: plain letters are enough. */
  keyboardView() {
    return html`<div class="keyboard" role="group" aria-label=${t('kiosk.keyboard')} data-test="keyboard">
      ${KEY_ROWS.map(
        (row, order) => html`<div class="keys">
          ${[...row].map((letter) => html`<button class="touch" data-press="type:${letter.toLowerCase()}">${letter}</button>`)}
          ${order === 2 ? html`<button class="touch wide" data-press="type: " aria-label=${t('kiosk.key.space')}>␣</button><button class="touch wide" data-press="erase" aria-label=${t('kiosk.key.erase')}>${icon('arrow-left')}</button>` : nothing}
        </div>`
      )}
    </div>`;
  }

  /** The fields of a list that is too long to read down; none where it is short or the catalogue knows of no fields. */
  fields() {
    const all = this.choosable;
    if (all.length <= LIST_MAX) return [];
    const count = new Map();
    for (const one of all) count.set(one.field ?? NO_FIELD, (count.get(one.field ?? NO_FIELD) ?? 0) + 1);
    const known = (this.page.feed.value('site', 'fields') ?? []).filter((one) => count.has(one.id));
    if (known.length < 2) return [];
    const rest = all.length - known.reduce((sum, one) => sum + count.get(one.id), 0);
    const named = known.map((one) => ({id: one.id, name: say(one.name), count: count.get(one.id)}));
    return rest > 0 ? [...named, {id: NO_FIELD, name: t('kiosk.fields.other'), count: rest}] : named;
  }

  /** Those the search finds, in any field; without one those of the field, or all. */
  found() {
    const wanted = this.search.trim();
    if (!wanted) return this.#ofField();
    return this.choosable.filter((one) => holdsWords(`${say(one.name, 'vi')} ${say(one.name, 'en')} ${say(one.hint)}`, wanted));
  }

  /** Who is of a field the catalogue does not know any more is with the rest; is the chosen one gone, all are shown. */
  #ofField() {
    const known = new Set(this.fields().map((one) => one.id));
    if (!known.has(this.field)) return this.choosable;
    return this.choosable.filter((one) => this.field === (known.has(one.field) ? one.field : NO_FIELD));
  }

  /** The fields to choose from first, unless something is looked for. */
  fieldsFirst() {
    return this.field === null && !this.search.trim() ? this.fields() : [];
  }

  moreTitle() {
    if (this.search.trim()) return t('kiosk.more.title');
    const field = this.fields().find((one) => one.id === this.field);
    return field?.name ?? t(this.fieldsFirst().length > 0 ? 'kiosk.fields.title' : 'kiosk.more.title');
  }

  moreView() {
    const fields = this.fieldsFirst();
    const found = fields.length > 0 ? [] : this.found();
    return html`
      <h1>${this.moreTitle()}</h1>
      ${noteView(this.page.scans)}
      <label class="search" data-press="typing"><span class="seen-by-readers">${t('kiosk.search')}</span>${icon('search')}
        <input type="search" inputmode="none" autocomplete="off" spellcheck="false" placeholder=${t('kiosk.search')} data-test="search" .value=${this.search} @input=${(event) => (this.search = event.target.value)} />
      </label>
      <div class="tiles list" data-test="tiles" tabindex="0" role="group" aria-label=${this.moreTitle()}>
        ${fields.map((one) => this.fieldView(one))} ${found.map((service) => this.tileView(service))}
        ${fields.length + found.length === 0 ? html`<p class="nothing">${t('kiosk.search.none')}</p>` : nothing}
      </div>
      ${this.typing ? this.keyboardView() : nothing}
      <button class="touch" data-press="back" data-test="back" ?disabled=${this.page.settling}>${icon('arrow-left')}${t('back')}</button>
    `;
  }

  fieldView(one) {
    return html`<button class="tile field" data-press="field:${one.id}" data-test="field-${one.id}" ?disabled=${this.page.settling}>
      <span class="what"><span class="name">${one.name}</span><span class="hint">${t('kiosk.fields.hint', {n: one.count})}</span></span>
    </button>`;
  }

  spoken() {
    const fields = this.fieldsFirst();
    return [this.moreTitle(), ...(fields.length > 0 ? fields.map((one) => one.name) : this.found().map((one) => say(one.name)))];
  }
}
