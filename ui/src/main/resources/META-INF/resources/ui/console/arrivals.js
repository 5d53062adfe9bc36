// Somebody who booked, or took a number on a phone, stands at the counter: the code that was scanned or typed checks in. The hub decides.
import {html, icon, nothing, refusalText} from '/ui/lib/page.js';
import {hourMinute, t} from '/ui/lib/i18n.js';
import {insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';

const CODE_MAX = 120;

export class Arrivals {
  constructor(page) {
    this.page = page;
    this.underWay = new Set();
  }

  /** Each scan of a code asks anew: a second time the hub tells the same number, as it stands by then. */
  take(scans) {
    for (const scan of scans) if (scan.arrival && !this.underWay.has(scan.arrival)) this.checkIn(scan);
  }

  async checkIn(scan) {
    const code = scan.arrival;
    this.underWay.add(code);
    try {
      this.tell(scan, {...(await (scan.kind === 'BOOKING_CODE' ? this.booked(code) : this.fromAfar(code))), refused: null});
    } catch (refused) {
      this.tell(scan, {refused});
    } finally {
      this.underWay.delete(code);
      this.page.requestUpdate();
    }
  }

  /** A code scanned again while the hub was asked has a card of its own by now: the answer is every card's of that code. */
  tell(scan, answer) {
    for (const one of [scan, ...this.page.scanBox.scans.filter((other) => other.arrival === scan.arrival)]) Object.assign(one, answer);
  }

  async booked(code) {
    const {ticket, startsAt, standing, again, state} = await insist('/api/v1/bookings/check-in', {requestId: newId(), code});
    const words = () => (again ? t(`bookings.again.${state}`) : t(`bookings.${standing}`, {time: hourMinute(startsAt)}));
    return {ticket: {number: numberText(ticket.number), state}, arrived: {visitId: ticket.visitId, words}};
  }

  async fromAfar(code) {
    const {visitId, number} = await insist('/api/v1/remote-tickets/check-in', {requestId: newId(), code});
    return {ticket: {number: numberText(number), state: 'WAITING'}, arrived: {visitId, words: () => t('bookings.arrived')}};
  }

  /** Typed by hand, from what the visitor reads out; what it is the hub tells, as of any scan. */
  typedView() {
    return html`<form class="row codeform" @submit=${(event) => this.typed(event)}>
      <div class="field grow"><label class="seen-by-readers" for="scan-code">${t('scan.code')}</label>
      <input id="scan-code" name="code" class="num" maxlength=${CODE_MAX} autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder=${t('scan.code')} data-test="scan-code" /></div>
      <button class="button small" data-test="scan-code-send" aria-label=${t('scan.code.send')}>${icon('search')}</button>
    </form>`;
  }

  typed(event) {
    event.preventDefault();
    const field = event.target.elements.code;
    const text = field.value.trim();
    field.value = '';
    // The keys are commands again.
    field.blur();
    // People type small letters; an address is as it is.
    if (text) this.page.scanBox.typed(text.includes('/') ? text : text.toUpperCase());
  }

  /** What can be done with whoever has just come, under the scan. */
  underScan(scan) {
    if (scan.refused)
      return html`<p class="note danger small" role="alert" data-test="arrival-refused">${icon('circle-alert')}<span class="grow">${refusalText(scan.refused)}</span></p>
        <button class="button small" @click=${() => this.take([scan])}>${icon('refresh-cw')}${t('scan.again')}</button>`;
    const visitId = scan.arrived?.visitId;
    if (!visitId || this.page.visit || !this.page.line.waiting().some((one) => one.visitId === visitId && one.callable !== false)) return nothing;
    return html`<button class="button small" data-test="scan-call" ?disabled=${Boolean(this.page.busy)} @click=${(event) => this.page.line.because.call(visitId, event)}>${icon('megaphone')}${t('console.callThis', {number: scan.ticket.number})}</button>`;
  }
}
