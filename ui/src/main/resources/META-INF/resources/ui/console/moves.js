// Visits that are not done where they are: sent on, put aside, brought back. One key opens the choice, one digit makes it; what was
// chosen can be undone, so nothing asks again.
import {html, icon, nothing} from '/ui/lib/page.js';
import {repeat} from 'lit/directives/repeat.js';
import {hourMinute, now, say, span, t} from '/ui/lib/i18n.js';
import {numberText} from '/ui/lib/number.js';

const REASONS = ['PAPERS_MISSING', 'COPIES', 'FORM', 'PAYMENT', 'OTHER_OFFICE', 'OUTSIDE', 'OTHER'];
const DIGITS = 9;
// "Come back in a quarter of an hour" is what officers say; the rest is first or last.
const AFTER_MINUTES = 15;

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

  toggle(kind) {
    if (!this.page.visit) return;
    this.kind = this.kind === kind ? '' : kind;
    this.place = 'LAST';
    this.comesBack = false;
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

  async choose(choice) {
    const park = this.kind === 'park';
    const {reason, counterId, serviceId} = choice;
    const place = this.place === 'AFTER' ? {place: 'FIRST', afterMinutes: AFTER_MINUTES} : {place: this.place};
    const body = park ? {reason} : {...(counterId ? {counterId} : {serviceId}), ...place, comesBack: this.comesBack};
    const answer = await this.page.command(park ? 'park' : 'transfer', () => this.page.at(park ? 'park' : 'transfer', body));
    if (!answer) return;
    this.kind = '';
    this.page.deeds.done();
  }

  async bringBack(one) {
    const answer = await this.page.command('bring-back', () => this.page.at('bring-back', {visitId: one.visitId}));
    if (!answer) return;
    const at = answer.visit?.notBefore;
    this.page.toast(at ? t('console.broughtBack.later', {number: one.number, time: hourMinute(at)}) : t('console.broughtBack', {number: one.number}), 'user-check');
  }

  panel() {
    if (!this.kind || !this.page.visit) return nothing;
    const park = this.kind === 'park';
    const {number} = this.page.visit;
    return html`<section class="moves card" role="region" aria-label=${t(park ? 'console.park' : 'console.transfer')} data-test="${this.kind}-panel">
      <div class="row"><h2 class="grow">${t(park ? 'console.park.why' : 'console.transfer.to', {number})}</h2>
        <button class="button plain" aria-label=${t('closePanel')} @click=${() => this.close()}>${icon('x')}</button></div>
      ${park ? nothing : this.options()}
      <ul class="choices">${this.choices().map((choice, i) => this.choiceView(choice, i + 1))}</ul>
    </section>`;
  }

  options() {
    const places = ['LAST', 'FIRST', 'AFTER'];
    return html`<div class="row wrap options" role="group" aria-label=${t('console.transfer.place')}>
      ${places.map((place) => html`<button class="button small" aria-pressed=${this.place === place} data-test="place-${place}" @click=${() => this.set({place})}>${t(`console.transfer.${place}`, {n: AFTER_MINUTES})}</button>`)}
      <label class="switch"><input type="checkbox" data-test="comes-back" .checked=${this.comesBack} @change=${(event) => this.set({comesBack: event.target.checked})} /> ${t('console.transfer.back')}</label>
    </div>`;
  }

  set(options) {
    Object.assign(this, options);
    this.page.requestUpdate();
  }

  choiceView(choice, n) {
    const test = choice.reason ?? choice.counterId ?? choice.serviceId;
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
        ${one.until ? html`<span class="chip ${isLate ? 'attention' : ''}">${icon('clock')}${t('console.away.until', {time: hourMinute(one.until)})}</span>` : nothing}</span></span>
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
