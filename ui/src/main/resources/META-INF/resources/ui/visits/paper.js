// Paper numbers that were served while nothing ran, keyed in afterwards: which, where, by whom, and roughly when.
import {html, icon, nothing, refusalText} from '/ui/lib/page.js';
import {dateShort, hourMinute, say, t} from '/ui/lib/i18n.js';
import {insist, newId} from '/ui/lib/http.js';
import {PaperRanges} from '/ui/visits/paper-ranges.js';
import {repeat} from 'lit/directives/repeat.js';

const CLOCK = /^([01]?\d|2[0-3])[:hg.]?([0-5]\d)$/i;

/** "8:30", "8h30" or "0830" as 08:30; empty if it is no time. */
export function clockOf(text) {
  const found = CLOCK.exec(text.replace(/\s/g, ''));
  return found ? `${found[1].padStart(2, '0')}:${found[2]}` : '';
}

/** The digits at the end of a number as people write it. */
export const valueOf = (text) => Number(/(\d{1,5})\s*$/.exec(text)?.[1] ?? NaN);

export class PaperForm {
  constructor(page) {
    this.page = page;
    this.isOpen = false;
    this.picked = {};
    this.ranges = new PaperRanges(page, (numbers, range) => this.keyAgain(numbers, range));
  }

  /** The same numbers once more, for whoever keyed them in with wrong details. */
  keyAgain(numbers, range) {
    this.kept = null;
    this.picked.service = range.serviceId;
    this.picked.counter = range.counterId;
    const values = {first: numbers.first, last: numbers.last, from: hourMinute(range.from), to: hourMinute(range.to)};
    for (const [name, value] of Object.entries(values)) this.page.querySelector(`#paper-${name}`).value = value;
    this.page.querySelector('#paper-service').focus();
  }

  dayChanged() {
    this.kept = null;
    this.refused = null;
    if (this.isOpen) this.ranges.load();
  }

  toggle() {
    this.isOpen = !this.isOpen;
    this.picked = {};
    this.kept = null;
    this.refused = null;
    this.wrong = '';
    this.ranges.out = null;
    if (this.isOpen) this.ranges.load();
    this.page.requestUpdate();
  }

  async send(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target);
    const read = {first: valueOf(form.get('first')), last: valueOf(form.get('last') || form.get('first')), from: clockOf(form.get('from')), to: clockOf(form.get('to'))};
    this.kept = null;
    this.refused = null;
    this.wrong = !Number.isInteger(read.first) || !Number.isInteger(read.last) ? 'numbers' : !read.from || !read.to ? 'times' : '';
    if (this.wrong) return this.page.requestUpdate();
    // The same wish, until it is answered: a broken connection must not record it twice.
    const wish = JSON.stringify([form.get('service'), form.get('counter'), form.get('person'), read, this.page.day]);
    if (wish !== this.wish) [this.wish, this.requestId] = [wish, newId()];
    this.busy = true;
    this.page.requestUpdate();
    try {
      this.kept = await insist('/api/v1/paper-visits', {requestId: this.requestId, serviceId: form.get('service'), counterId: form.get('counter'), servedBy: form.get('person'), day: this.page.day, ...read});
      this.wish = '';
      this.ranges.out = null;
      this.ranges.load();
      this.page.find();
    } catch (refused) {
      this.refused = refused;
    }
    this.busy = false;
    this.page.requestUpdate();
  }

  /** Whoever has a counter open now, and the one who writes. */
  people() {
    const people = new Map([[this.page.person.id, this.page.person.name]]);
    for (const desk of this.page.feed.values('queue', 'counter:')) if (desk.personId) people.set(desk.personId, desk.personName ?? desk.personId);
    return [...people];
  }

  view() {
    if (!this.isOpen) return html`<p><button class="button" data-test="paper-open" @click=${() => this.toggle()}>${icon('plus')}${t('paper.open')}</button></p>`;
    const day = dateShort(`${this.page.day}T12:00:00Z`);
    return html`<section class="card paper"><form data-test="paper-form" @submit=${(event) => this.send(event)}>
      <div class="row"><h2 class="grow">${t('paper.title', {day})}</h2><button type="button" class="button plain" aria-label=${t('closePanel')} @click=${() => this.toggle()}>${icon('x')}</button></div>
      <p class="quiet small">${t('paper.body')}</p>
      ${this.saidView()}
      <div class="fields">
        ${this.choice('paper-service', 'service', t('console.issue.service'), this.page.services.map((one) => [one.id, say(one.name)]))}
        ${this.choice('paper-counter', 'counter', t('paper.counter'), this.page.counters.map((one) => [one.id, `${one.label} · ${say(one.name)}`]))}
        ${this.choice('paper-person', 'person', t('paper.person'), this.people())}
        ${this.field('paper-first', 'first', t('paper.first'), 'A013', this.wrong === 'numbers')}
        ${this.field('paper-last', 'last', t('paper.last'), 'A027', this.wrong === 'numbers', false)}
        ${this.field('paper-from', 'from', t('paper.from'), '08:00', this.wrong === 'times')}
        ${this.field('paper-to', 'to', t('paper.to'), '09:30', this.wrong === 'times')}
      </div>
      <button class="button primary" data-test="paper-send" ?disabled=${Boolean(this.busy)}>${icon('check')}${t('paper.send')}</button>
    </form>${this.ranges.view()}</section>`;
  }

  saidView() {
    if (this.wrong) return html`<p class="note danger" role="alert" data-test="paper-wrong">${icon('circle-alert')}<span>${t(`paper.wrong.${this.wrong}`)}</span></p>`;
    if (this.refused) return html`<p class="note danger" role="alert" data-test="paper-refused">${icon('circle-alert')}<span>${refusalText(this.refused)}</span></p>`;
    if (!this.kept) return nothing;
    const {count, first, last} = this.kept;
    return html`<p class="note ok" role="status" data-test="paper-kept">${icon('circle-check')}<span>${t('paper.kept', {n: count, first, last})}</span></p>`;
  }

  field(id, name, label, example, isWrong, required = true) {
    return html`<div class="field"><label for=${id}>${label}</label>
      <input id=${id} name=${name} class="num" maxlength="9" autocomplete="off" spellcheck="false" placeholder=${example} ?required=${required} aria-invalid=${isWrong} data-test=${id} /></div>`;
  }

  /** What was chosen stays chosen, whoever opens or closes a counter meanwhile. */
  choice(id, name, label, options) {
    if (!options.some(([value]) => value === this.picked[name])) this.picked[name] = options[0]?.[0];
    return html`<div class="field"><label for=${id}>${label}</label>
      <select id=${id} name=${name} data-test=${id} @change=${(event) => (this.picked[name] = event.target.value)}>
        ${repeat(options, ([value]) => value, ([value, words]) => html`<option value=${value} .selected=${value === this.picked[name]}>${words}</option>`)}</select></div>`;
  }
}

/** How a visit began, if not by a number of this hub. */
export const beganView = (visit) =>
  visit.kind === 'KEYED_IN' || visit.kind === 'NO_NUMBER' ? html`<span class="chip attention" data-test="began" data-kind=${visit.kind}>${icon(visit.kind === 'KEYED_IN' ? 'file-input' : 'user')}${t(`began.${visit.kind}`)}</span>` : nothing;
