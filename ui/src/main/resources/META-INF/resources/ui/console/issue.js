// Giving a number at the counter, for who comes without one; and serving somebody who needs none.
import {html, icon, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';
import {TicketPrinters, Wish, issuedView, printAll} from '/ui/lib/issued.js';
import {numberText} from '/ui/lib/number.js';
import {classField} from '/ui/console/line.js';

// Numbers at once, and people of one number: the most the hub gives.
const ROW_MAX = 20;
const PEOPLE_MAX = 99;

export class Issue {
  constructor(page) {
    this.page = page;
    this.isOpen = false;
    this.isStarting = false;
    this.count = 1;
    this.isParty = false;
    this.issued = [];
    this.printers = new TicketPrinters(page);
  }

  open() {
    this.isOpen = true;
    this.isStarting = false;
    this.printers.load();
    this.page.requestUpdate();
  }

  /** Somebody without a number stands at the counter. */
  openStart() {
    if (!this.page.isOpen || this.page.visit) return;
    this.isStarting = !this.isStarting;
    this.isOpen = false;
    this.page.requestUpdate();
    if (this.isStarting) this.page.updateComplete.then(() => this.page.querySelector('#issue-service')?.focus());
  }

  close() {
    this.isOpen = false;
    this.count = 1;
    this.isParty = false;
    this.isStarting = false;
    this.issued = [];
  }

  get most() {
    return this.isParty ? PEOPLE_MAX : ROW_MAX;
  }

  async send(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const count = Math.min(this.most, Math.max(1, Number(form.get('count')) || 1));
    const body = {serviceId: form.get('service'), priority: form.get('priority') ?? 'NORMAL', ...(count > 1 ? (form.get('party') ? {people: count} : {count}) : {})};
    // The same wish, until it is answered: after a lost answer the same number comes, never a second one.
    const asked = JSON.stringify(body);
    if (asked !== this.asked) [this.asked, this.wish] = [asked, new Wish(body)];
    const given = await this.page.command('issue', () => this.wish.send());
    if (!given) return;
    this.asked = '';
    this.issued = given;
    this.shown = '';
    event.target.reset();
    this.count = 1;
    this.isParty = false;
    this.page.requestUpdate();
    if (this.printers.printer) await printAll(given, this.printers);
  }

  async start(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const note = String(form.get('note') ?? '').trim();
    const answer = await this.page.command('start', () => this.page.at('start', {serviceId: form.get('service'), ...(note ? {note} : {})}));
    if (!answer?.visit) return;
    this.close();
    this.page.show({state: 'OPEN', visit: {...answer.visit, noNumber: true, number: numberText(answer.visit.number)}});
    this.page.requestUpdate();
  }

  view() {
    if (this.isStarting) return this.startView();
    if (!this.isOpen)
      return html`<div class="issuerow">
        <button class="button issue" data-test="issue" @click=${() => this.open()}>${icon('plus')}${t('console.issue')}</button>
        <button class="button issue" data-test="start" ?disabled=${Boolean(this.page.visit)} @click=${() => this.openStart()}>${icon('user')}${t('console.start')}</button>
      </div>`;
    return html`<form class="issueform" data-test="issue-form" @submit=${(event) => this.send(event)} @keydown=${(event) => event.key === 'Escape' && this.page.closePanels()}>
      ${issuedView(this.issued, this.printers, (visitId) => this.show(visitId), this.shown)}
      ${this.serviceField(this.page.services)}
      <div class="field"><label for="issue-count">${t('console.issue.count')}</label>
        <input id="issue-count" name="count" class="num" type="number" min="1" max=${this.most} value="1" required data-test="issue-count" @input=${(event) => this.counted(event)} />
        ${this.count > this.most ? html`<span class="hint" role="status" data-test="issue-many">${t(this.isParty ? 'console.issue.people' : 'console.issue.many', {n: this.most})}</span>` : nothing}</div>
      ${this.count > 1 ? html`<label class="switch"><input type="checkbox" name="party" value="yes" data-test="issue-party" .checked=${this.isParty} @change=${(event) => this.together(event)} /> ${t('usher.party')}</label>` : nothing}
      ${classField(this.page.classes)} ${this.printers.view()}
      <div class="row"><button class="button primary grow" data-test="issue-send" ?disabled=${Boolean(this.page.busy)}>${t('console.issue.send')}</button>
      <button type="button" class="button" @click=${() => this.page.closePanels()}>${t('closePanel')}</button></div>
    </form>`;
  }

  show(visitId) {
    this.shown = visitId;
    this.page.requestUpdate();
  }

  /** Several people take a number each, or one together. */
  counted(event) {
    this.count = Number(event.target.value) || 1;
    if (this.count < 2) this.isParty = false;
    this.page.requestUpdate();
  }

  together(event) {
    this.isParty = event.target.checked;
    this.page.requestUpdate();
  }

  /** What this counter serves first. */
  serviceField(services) {
    const mine = this.page.counter(this.page.counterId)?.services ?? [];
    const ordered = [...services].sort((one, other) => mine.includes(other.id) - mine.includes(one.id));
    return html`<div class="field"><label for="issue-service">${t('console.issue.service')}</label>
      <select id="issue-service" name="service">${ordered.map((one) => html`<option value=${one.id}>${say(one.name)}</option>`)}</select></div>`;
  }

  startView() {
    const mine = this.page.counter(this.page.counterId)?.services ?? [];
    return html`<form class="issueform" data-test="start-form" @submit=${(event) => this.start(event)} @keydown=${(event) => event.key === 'Escape' && this.page.closePanels()}>
      <p class="small">${t('console.start.body')}</p>
      ${this.serviceField(this.page.services.filter((one) => mine.includes(one.id)))}
      <div class="field"><label for="start-note">${t('console.start.note')}</label>
        <input id="start-note" name="note" maxlength="40" autocomplete="off" spellcheck="false" data-test="start-note" /></div>
      <div class="row"><button class="button primary grow" data-test="start-send" ?disabled=${Boolean(this.page.busy)}>${t('console.start.send')}</button>
      <button type="button" class="button" @click=${() => this.page.closePanels()}>${t('closePanel')}</button></div>
    </form>`;
  }
}

/** In hand without a number: nothing about it can be called or moved. */
export function withoutNumberKeys(hand) {
  return html`
    ${hand.key('finish', 'Enter', 'check', () => hand.page.deeds.finish(), hand.mainKey())}
    <div class="five">${hand.key('drop', hand.page.codeOf('no-show'), 'undo-2', () => hand.page.deeds.about('no-show'))}</div>
    ${hand.undoView()}
  `;
}
