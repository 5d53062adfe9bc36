// The procedures that hold today for the service of the visit in hand: a list to search, opened by hand and gone with the visit.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, say, t} from '/ui/lib/i18n.js';
import {get} from '/ui/lib/http.js';

// A console stays open for weeks; more than a day's services is yesterday's.
const KEPT = 60;

const fold = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** Whether each word somebody looks for stands in the code, the name in either language or the field, accents aside. */
export function matches(procedure, wanted) {
  const words = fold([procedure.code, procedure.name?.vi, procedure.name?.en, procedure.field?.vi, procedure.field?.en].filter(Boolean).join(' '));
  return fold(wanted).split(/\s+/).every((word) => words.includes(word));
}

export class Procedures {
  constructor(page) {
    this.page = page;
    /** What was heard of a service on a business day. */
    this.known = new Map();
    this.wanted = '';
  }

  get service() {
    const {visit} = this.page;
    return visit?.serviceId ?? this.page.feed.value('queue', `ticket:${visit?.visitId}`)?.serviceId ?? '';
  }

  get key() {
    return `${this.page.site?.businessDay ?? ''} ${this.service}`;
  }

  /** Asked for once a day and service, and again whenever the list is opened: the catalogue may have changed meanwhile. */
  async load() {
    const {key, service} = this;
    if (!service || this.asking === key) return;
    this.asking = key;
    try {
      if (this.known.size >= KEPT) this.known.clear();
      const {procedures} = await get(`/api/v1/procedures?service=${encodeURIComponent(service)}`);
      this.known.set(key, procedures);
    } catch {
      // The console is of use without it; opening the list asks again.
      if (!this.known.has(key)) this.known.set(key, null);
    }
    this.asking = '';
    this.page.requestUpdate();
  }

  toggle() {
    const {visitId} = this.page.visit;
    this.openFor = this.openFor === visitId ? '' : visitId;
    this.wanted = '';
    if (this.openFor) this.load();
    this.page.requestUpdate();
    if (this.openFor) this.page.updateComplete.then(() => this.page.querySelector('#procedure-wanted')?.focus());
  }

  /** Open, it takes the place of the visit's story: a small screen has no room for both. */
  get isOpen() {
    return Boolean(this.page.visit && this.openFor === this.page.visit.visitId);
  }

  close() {
    this.openFor = '';
  }

  find(words) {
    this.wanted = words.trim();
    this.page.requestUpdate();
  }

  /** Escape leaves the list, so that the console's keys are commands again. */
  leave(event) {
    if (event.code !== 'Escape') return;
    event.target.blur();
    this.close();
    this.page.requestUpdate();
  }

  view() {
    const {visit} = this.page;
    if (!visit || !this.service) return nothing;
    if (!this.known.has(this.key)) {
      this.load();
      return nothing;
    }
    const all = this.known.get(this.key);
    const {isOpen} = this;
    if (!isOpen && all?.length === 0) return nothing;
    return html`<section class="procedures ${isOpen ? 'open' : ''}" data-test="procedures">
      <button class="button plain" data-test="procedures-open" aria-expanded=${isOpen} @click=${() => this.toggle()}>${icon('clipboard-list')}<span class="grow">${t('console.procedures')}</span>${all ? html`<span class="count num">${all.length}</span>` : nothing}</button>
      ${isOpen ? this.listView(all) : nothing}
    </section>`;
  }

  listView(all) {
    if (!all) return html`<p class="quiet small" role="status">${t('console.procedures.away')}</p>`;
    const found = all.filter((one) => matches(one, this.wanted));
    return html`
      <div class="field"><input id="procedure-wanted" type="search" autocomplete="off" spellcheck="false" maxlength="60" aria-label=${t('console.procedures.find')} placeholder=${t('console.procedures.find')} data-test="procedures-find" .value=${this.wanted} @input=${(event) => this.find(event.target.value)} @keydown=${(event) => this.leave(event)} /></div>
      <p class="quiet small" role="status">${found.length === 0 ? t('console.procedures.none') : t('console.procedures.found', {n: found.length})}</p>
      <ul class="scroll" tabindex="0" aria-label=${t('console.procedures')}>${found.map(
        (one) => html`<li data-test="procedure" data-code=${one.code}><span class="num small quiet">${one.code}</span> <b>${say(one.name)}</b>
          <span class="small quiet">${[say(one.field), say(one.agency)].filter(Boolean).join(' · ')}${one.until ? html` · ${t('console.procedures.until', {day: dateShort(`${one.until}T12:00:00Z`)})}` : nothing}</span></li>`
      )}</ul>`;
  }
}
