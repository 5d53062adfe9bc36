import {Page, begin, empty, html, icon, loading, nothing, pageFoot, refusalText} from '/ui/lib/page.js';
import {dateLong, dayPlus, hourMinute, isoDay, now, say, t} from '/ui/lib/i18n.js';
import {get, insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';

const MOODS = {BOOKED: '', CHECKED_IN: 'ok', CANCELLED: '', MISSED: 'attention'};
const ICONS = {BOOKED: 'hourglass', CHECKED_IN: 'circle-check', CANCELLED: 'undo-2', MISSED: 'user-x'};
const CODE = /^[BCGHKLMNPQTV]{12}$/;
/** A number taken on a phone. */
const TICKET = /^[BCGHKLMNPQTV]{19}$/;
const REFRESH_MS = 20_000;

/** Who booked a day, and a number for whoever comes: by the code typed or scanned into the field, or from the list. */
class Bookings extends Page {
  async connectedCallback() {
    super.connectedCallback();
    if (!(await this.needRole('OFFICER'))) return;
    this.feed = this.listen(['site']);
    this.load();
    this.again = setInterval(() => this.load(), REFRESH_MS);
    await this.updateComplete;
    this.querySelector('#code')?.focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.again);
  }

  /** Today, until another one is chosen; which day that is where the site lies, the first word of the feed tells. */
  get day() {
    return this.chosen ?? isoDay(now());
  }

  feedChanged() {
    if (this.asked && this.asked !== this.day) this.load();
  }

  goTo(day) {
    this.chosen = day === isoDay(now()) ? null : day;
    this.list = null;
    this.requestUpdate();
    this.load();
  }

  async load() {
    const day = this.day;
    this.asked = day;
    try {
      const {bookings} = await get(`/api/v1/bookings?day=${encodeURIComponent(day)}`);
      if (this.day !== day) return;
      this.list = bookings;
      this.wrong = null;
    } catch (refused) {
      if (this.day !== day) return;
      this.wrong = refused;
    }
    this.requestUpdate();
  }

  byCode(event) {
    event.preventDefault();
    const field = this.querySelector('#code');
    // A scanner types the whole address of the QR: the code is its last part.
    const code = field.value.toUpperCase().replace(/^.*\/[BT]\//, '').replace(/[?#].*$/, '').replace(/[\s.\-\u2010-\u2015]/g, '');
    field.value = '';
    if (TICKET.test(code)) return this.here(code);
    this.badCode = !CODE.test(code);
    if (this.badCode) return this.requestUpdate();
    this.checkIn({code});
  }

  /** Somebody who took a number on the phone has come. */
  async here(code) {
    await this.tell(async () => {
      this.arrived = await insist('/api/v1/remote-tickets/check-in', {requestId: newId(), code});
    });
  }

  checkIn(who) {
    return this.tell(async () => {
      this.came = await insist('/api/v1/bookings/check-in', {requestId: newId(), ...who});
    });
  }

  async tell(deed) {
    if (this.busy) return;
    this.busy = true;
    this.came = null;
    this.arrived = null;
    this.refused = null;
    this.badCode = false;
    this.requestUpdate();
    try {
      await deed();
    } catch (refused) {
      this.refused = refused;
    }
    this.busy = false;
    this.requestUpdate();
    this.load();
    this.querySelector('#code')?.focus();
  }

  render() {
    this.title(t('nav.bookings'));
    const gate = this.gateView();
    return html`${this.topbar('bookings')}
      <main class="page stack">
        ${gate !== nothing ? gate : html`<h1>${t('nav.bookings')}</h1>${this.formView()} ${this.cameView()} ${this.dayView()} ${this.listView()}`}
      </main>${pageFoot()}${this.toastsView()}`;
  }

  formView() {
    return html`<form class="card came-by" @submit=${(event) => this.byCode(event)}>
      <div class="field grow"><label for="code">${t('bookings.code')}</label>
        <input id="code" name="code" class="num" maxlength="120" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="BCGH-KLMN-PQTV" aria-invalid=${Boolean(this.badCode)} aria-describedby=${this.badCode ? 'code-wrong' : nothing} data-test="code" /></div>
      <button class="button primary" data-test="check-in" ?disabled=${this.busy}>${icon('ticket')}${t('bookings.number')}</button>
      ${this.badCode ? html`<p id="code-wrong" class="wrong small" role="alert">${t('bookings.code.wrong')}</p>` : nothing}
    </form>`;
  }

  cameView() {
    if (this.refused) return html`<p class="note danger" role="alert" data-test="refused">${icon('circle-alert')}<span>${refusalText(this.refused)}</span></p>`;
    if (this.arrived) return html`<section class="card came" role="status" data-test="arrived"><b class="num">${numberText(this.arrived.number)}</b><p>${t('bookings.arrived')}</p></section>`;
    if (!this.came) return nothing;
    const {ticket, startsAt, standing, again, state} = this.came;
    return html`<section class="card came" role="status" data-test="came">
      <b class="num">${numberText(ticket.number)}</b>
      <p>${again ? t(`bookings.again.${state}`) : t(`bookings.${standing}`, {time: hourMinute(startsAt)})}</p>
    </section>`;
  }

  dayView() {
    return html`<div class="dayrow">
      <button type="button" class="button" aria-label=${t('kiosk.clock.before')} data-test="day-before" @click=${() => this.goTo(dayPlus(this.day, -1))}>${icon('arrow-left')}</button>
      <h2 class="grow" data-test="day">${dateLong(`${this.day}T12:00:00Z`)}</h2>
      <button type="button" class="button" aria-label=${t('kiosk.clock.after')} data-test="day-after" @click=${() => this.goTo(dayPlus(this.day, 1))}>${icon('arrow-right')}</button>
    </div>`;
  }

  listView() {
    if (this.wrong) return html`<p class="note danger" role="alert">${icon('circle-alert')}<span>${refusalText(this.wrong)}</span></p>`;
    if (!this.list) return loading();
    if (this.list.length === 0) return empty('calendar', t('bookings.none'), t('bookings.none.body'));
    return html`<ul class="results" data-test="bookings">${this.list.map((one) => this.row(one))}</ul>`;
  }

  row(one) {
    const isToday = this.day === isoDay(now());
    const mayCome = isToday && (one.status === 'BOOKED' || one.status === 'MISSED');
    return html`<li class="card booked" data-test="booking">
      <b class="num">${hourMinute(one.startsAt)}</b>
      <span class="grow">${say(this.service(one.serviceId)?.name) || one.serviceId}</span>
      <span class="chip ${MOODS[one.status] ?? ''}">${icon(ICONS[one.status] ?? 'info')}${t(`bookings.state.${one.status}`)}</span>
      ${one.visitId ? html`<a class="button plain" href="/visits/${one.visitId}">${t('bookings.visit')}</a>` : nothing}
      ${mayCome ? html`<button class="button" data-test="came-in" ?disabled=${this.busy} @click=${() => this.checkIn({bookingId: one.bookingId})}>${icon('ticket')}${t('bookings.number')}</button>` : nothing}
    </li>`;
  }
}

begin('motcua-bookings', Bookings);
