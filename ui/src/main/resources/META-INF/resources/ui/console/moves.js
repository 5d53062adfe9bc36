// Visits that are not done where they are: sent on, put aside, brought back. One key opens the choice, one digit makes it; what was
// chosen can be undone, so nothing asks again.
import {html, icon, nothing} from '/ui/lib/page.js';
import {repeat} from 'lit/directives/repeat.js';
import {hourMinute, now, say, span, t} from '/ui/lib/i18n.js';
import {numberText} from '/ui/lib/number.js';
import * as company from '/ui/console/company.js';

const REASONS = ['PAPERS_MISSING', 'COPIES', 'FORM', 'PAYMENT', 'OTHER_OFFICE', 'OUTSIDE', 'OTHER'];
const DIGITS = 9;
// What officers say: "in a quarter of an hour". The first is what a key gives, each press the next.
const AFTER_MINUTES = [15, 30, 60, 5];
// Nobody said, and what they say when they do.
const PARK_MINUTES = [0, 15, 30, 60, 120];

export class Moves {
  constructor(page) {
    this.page = page;
    this.kind = '';
  }

  /** The keys it answers to, beside its own two. */
  digits() {
    const keys = {};
    for (let n = 1; n <= DIGITS; n++) keys[`Digit${n}`] = keys[`Numpad${n}`] = () => this.page.digit(n);
    return keys;
  }

  /** While a choice is open its letters are answers to it, whatever they mean elsewhere. */
  answer(code) {
    const letters = {
      transfer: {KeyF: () => this.set({place: 'FIRST'}), KeyL: () => this.set({place: 'LAST'}), KeyM: () => this.later(), KeyB: () => this.set({comesBack: !this.comesBack}), KeyT: () => this.set({toPeople: !this.toPeople})},
      park: {KeyM: () => this.longer()},
    };
    return letters[this.kind]?.[code];
  }

  later() {
    const next = this.place === 'AFTER' ? (AFTER_MINUTES.indexOf(this.after) + 1) % AFTER_MINUTES.length : 0;
    this.set({place: 'AFTER', after: AFTER_MINUTES[next]});
  }

  longer() {
    this.set({minutes: PARK_MINUTES[(PARK_MINUTES.indexOf(this.minutes) + 1) % PARK_MINUTES.length]});
  }

  toggle(kind) {
    if (!this.page.visit) return;
    this.kind = this.kind === kind ? '' : kind;
    this.place = 'LAST';
    this.after = AFTER_MINUTES[0];
    this.minutes = PARK_MINUTES[0];
    this.comesBack = false;
    this.toPeople = false;
    this.page.requestUpdate();
  }

  close() {
    this.kind = '';
    this.page.requestUpdate();
  }

  digit(n) {
    const choice = this.kind ? this.choices()[n - 1] : null;
    if (choice) this.choose(choice);
  }

  choices() {
    if (this.kind === 'park') return REASONS.map((reason) => ({reason, words: t(`park.${reason}`)}));
    if (this.kind === 'company') return company.choices(this.page);
    if (this.toPeople) return this.people();
    return [...this.counters(), ...this.services()];
  }

  counters() {
    return this.page.counters
      .filter((counter) => counter.id !== this.page.counterId)
      .map((counter) => {
        const desk = this.page.feed.value('queue', `counter:${counter.id}`);
        const isOpen = desk?.state === 'OPEN' || desk?.state === 'PAUSED';
        return {counterId: counter.id, words: t('console.counter', {label: counter.label}), aside: desk?.state === 'PAUSED' ? t('floor.paused') : isOpen ? desk.personName ?? '' : t('console.transfer.closed'), closed: !isOpen};
      });
  }

  services() {
    const ticket = this.page.feed.value('queue', `ticket:${this.page.visit?.visitId}`);
    return this.page.services.filter((one) => one.id !== ticket?.serviceId).map((one) => ({serviceId: one.id, words: say(one.name), aside: ''}));
  }

  /** Officers who sit at a counter now: whoever is sent to one waits wherever that one is. */
  people() {
    return this.page.feed
      .values('queue', 'counter:')
      .filter((desk) => desk.personId && desk.personId !== this.page.person.id)
      .map((desk) => ({personId: desk.personId, words: desk.personName ?? '', aside: t('console.counter', {label: desk.label})}));
  }

  async choose(choice) {
    if (this.kind === 'company') {
      if (await company.choose(this.page, choice)) this.close();
      return;
    }
    const park = this.kind === 'park';
    const {reason, counterId, serviceId, personId} = choice;
    const place = this.place === 'AFTER' ? {place: 'FIRST', afterMinutes: this.after} : {place: this.place};
    const body = park ? {reason, ...(this.minutes ? {minutes: this.minutes} : {})} : {...(personId ? {personId} : counterId ? {counterId} : {serviceId}), ...place, comesBack: this.comesBack};
    const answer = await this.page.command(park ? 'park' : 'transfer', () => this.page.at(park ? 'park' : 'transfer', body));
    if (!answer) return;
    this.kind = '';
    this.page.deeds.done(answer);
  }

  async bringBack(one) {
    const answer = await this.page.command('bring-back', () => this.page.at('bring-back', {visitId: one.visitId}));
    if (!answer) return;
    const at = answer.visit?.notBefore;
    this.page.toast(at ? t('console.broughtBack.later', {number: one.number, time: hourMinute(at)}) : t('console.broughtBack', {number: one.number}), 'user-check');
  }

  panel() {
    if (!this.kind || !this.page.visit) return nothing;
    const title = {park: ['console.park', 'console.park.why'], company: ['console.company', 'console.company.who'], transfer: ['console.transfer', 'console.transfer.to']}[this.kind];
    const choices = this.choices();
    return html`<section class="moves card" role="region" aria-label=${t(title[0])} data-test="${this.kind}-panel">
      <div class="row"><h2 class="grow">${t(title[1], {number: this.page.visit.number})}</h2>
        <button class="button plain" aria-label=${t('closePanel')} @click=${() => this.close()}>${icon('x')}</button></div>
      ${this.kind === 'transfer' ? this.options() : this.kind === 'park' ? this.parkOptions() : nothing}
      <ul class="choices">${choices.map((choice, i) => this.choiceView(choice, i + 1))}</ul>
      ${choices.length === 0 ? html`<p class="quiet">${t(this.kind === 'company' ? 'console.company.nobody' : 'console.transfer.nobody')}</p>` : nothing}
    </section>`;
  }

  options() {
    const places = [['LAST', 'L', () => this.set({place: 'LAST'})], ['FIRST', 'F', () => this.set({place: 'FIRST'})], ['AFTER', 'M', () => this.later()]];
    return html`<div class="row wrap options" role="group" aria-label=${t('console.transfer.place')}>
      ${places.map(([place, key, act]) => html`<button class="button small" aria-pressed=${this.place === place} data-test="place-${place}" @click=${act}>${t(`console.transfer.${place}`, {n: this.after})}${this.letter(key)}</button>`)}
      <button class="button small" aria-pressed=${this.comesBack} data-test="comes-back" @click=${() => this.set({comesBack: !this.comesBack})}>${t('console.transfer.back')}${this.letter('B')}</button>
      <button class="button small" aria-pressed=${this.toPeople} data-test="to-people" @click=${() => this.set({toPeople: !this.toPeople})}>${icon('user')}${t('console.transfer.people')}${this.letter('T')}</button>
    </div>`;
  }

  parkOptions() {
    return html`<div class="row wrap options" role="group" aria-label=${t('console.park.until')}>
      ${PARK_MINUTES.map((n) => html`<button class="button small" aria-pressed=${this.minutes === n} data-test="park-${n}" @click=${() => this.set({minutes: n})}>${t(n ? 'console.park.minutes' : 'console.park.open', {n})}</button>`)}
      ${this.letter('M')}
    </div>`;
  }

  letter(key) {
    return this.page.keysOn ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing;
  }

  set(options) {
    Object.assign(this, options);
    this.page.requestUpdate();
  }

  choiceView(choice, n) {
    const test = choice.reason ?? choice.counterId ?? choice.serviceId ?? choice.test ?? choice.personId;
    return html`<li><button class="choice" data-test="choose-${test}" ?disabled=${Boolean(this.page.busy)} @click=${() => this.choose(choice)}>
      ${this.page.keysOn && n <= DIGITS ? html`<kbd aria-hidden="true">${n}</kbd>` : nothing}<span class="grow">${choice.words}</span>${choice.aside ? html`<span class="quiet small">${choice.aside}</span>` : nothing}
    </button></li>`;
  }

  /** Put aside, or called and not there: whoever is back is put into the line again, or called at once. */
  away() {
    const {page} = this;
    const {mine} = page;
    return page.feed
      .values('queue', 'away:')
      .map((one) => ({...one, number: numberText(one.number)}))
      .filter((one) => page.all || mine.size === 0 || mine.has(one.serviceId))
      .sort((one, other) => (other.state === 'PARKED') - (one.state === 'PARKED') || Date.parse(other.at) - Date.parse(one.at));
  }

  awayView() {
    const away = this.away();
    if (away.length === 0) return nothing;
    return html`<section class="awaylist" aria-label=${t('console.aside')}>
      <h2>${t('console.aside')} <span class="num count" data-test="away-count">${away.length}</span></h2>
      <ul class="scroll" tabindex="0" aria-label=${t('console.aside')}>${repeat(away, (one) => one.visitId, (one) => this.awayOne(one))}</ul>
    </section>`;
  }

  awayOne(one) {
    const isLate = one.until && Date.parse(one.until) < now();
    const why = one.state === 'PARKED' ? t(`park.${one.reason ?? 'OTHER'}`) : t('state.NO_SHOW');
    return html`<li class="ticket" data-test="away-ticket" data-number=${one.number} data-state=${one.state}>
      <b class="num">${one.number}</b>
      <span class="grow"><span class="name">${why}</span><span class="marks"><span class="wait num">${one.at ? span(now() - Date.parse(one.at)) : ''}</span>
        ${one.until ? html`<span class="chip ${isLate ? 'attention' : ''}">${icon('clock')}${t('console.away.back', {time: hourMinute(one.until)})}</span>` : nothing}</span></span>
      <button class="button callone" data-test="back-${one.number}" aria-label=${t('console.bringBack', {number: one.number})} title=${t('console.bringBack', {number: one.number})} ?disabled=${Boolean(this.page.busy)} @click=${() => this.bringBack(one)}>${icon('user-check')}</button>
      <button class="button callone" data-test="call-${one.number}" aria-label=${t('console.callThis', {number: one.number})} title=${t('console.callThis', {number: one.number})} ?disabled=${Boolean(this.page.busy) || Boolean(this.page.visit)} @click=${() => this.page.deeds.callThis(one.visitId, 'HERE_AGAIN')}>${icon('megaphone')}</button>
    </li>`;
  }

  /** A scanned ticket of somebody who is back. */
  forScan(scan) {
    const one = scan.ticket ? this.away().find((away) => away.number === scan.ticket.number) : null;
    return one ? html`<button class="button small" data-test="scan-back" ?disabled=${Boolean(this.page.busy)} @click=${() => this.bringBack(one)}>${icon('user-check')}${t('console.bringBack', {number: one.number})}</button>` : nothing;
  }
}
