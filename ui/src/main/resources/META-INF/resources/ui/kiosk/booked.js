// Somebody booked a time and is here: the code is scanned, or typed on keys as large as a hand. The agent tells how the booking stands.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, hourMinute, rich, t} from '/ui/lib/i18n.js';

/** No input method changes these, and no two of them look alike. */
const LETTERS = 'BCGHKLMNPQTV';
const WEIGHTS = [1, 5, 7, 11];
const LENGTH = 12;
const GROUP = 4;
/** What was typed is looked up a moment later, so that its last letter is seen. */
const LOOK_MS = 350;

/** Whether the last letter of a whole code follows from the others. */
export function isRight(code) {
  const sum = [...code.slice(0, -1)].reduce((all, letter, i) => all + WEIGHTS[i % WEIGHTS.length] * LETTERS.indexOf(letter), 0);
  return LETTERS[sum % LETTERS.length] === code.at(-1);
}

/** The booking of whoever stands at the kiosk page, and the code while it is typed. */
export class Booked {
  constructor(kiosk) {
    this.kiosk = kiosk;
    this.forget();
  }

  forget() {
    clearTimeout(this.looking);
    this.code = '';
    this.isLooking = false;
    this.wasTyped = false;
    this.held = null;
  }

  /** Whether times are booked here at all. */
  get isOffered() {
    return Boolean(this.kiosk.site?.bookings);
  }

  press(verb, value) {
    if (verb === 'booked') this.ask();
    else if (verb === 'letter') this.letter(value);
    else if (verb === 'unletter') this.code = this.isLooking ? this.code : this.code.slice(0, -1);
    else if (verb === 'unletters') this.code = this.isLooking ? this.code : '';
  }

  /** Who mistyped a code mends it, and does not type it all again. */
  ask() {
    const typed = this.typedInVain(this.kiosk.scans.scan?.booking);
    this.kiosk.scans.forget();
    this.forget();
    this.code = typed;
    this.kiosk.go('code');
  }

  /** The code a booking was looked for with, if it was typed here and there is none. */
  typedInVain(booking) {
    return this.wasTyped && booking?.state === 'NOT_FOUND' ? this.code : '';
  }

  letter(letter) {
    if (this.isLooking || this.code.length >= LENGTH) return;
    this.code += letter;
    if (this.code.length < LENGTH || !isRight(this.code)) return;
    this.isLooking = true;
    this.looking = setTimeout(() => this.look(), LOOK_MS);
  }

  async look() {
    this.wasTyped = true;
    await this.kiosk.scans.typed(this.code);
    this.isLooking = false;
    this.kiosk.requestUpdate();
  }

  /** A booking was scanned or typed: its number is taken at once, or the page says why not. */
  came(scan) {
    const {kiosk} = this;
    const {state, serviceId} = scan.booking;
    const mayTake = state === 'READY' || state === 'NOT_KNOWN';
    if (!mayTake) return kiosk.scans.show(scan);
    if (kiosk.refuse) return kiosk.go('attract');
    kiosk.scans.forget();
    this.held = scan;
    if (state === 'READY') return kiosk.take(serviceId);
    kiosk.scans.tell('BOOKING_AWAY');
    kiosk.go('choose');
  }

  /** What the request for a number says of it. */
  get scanId() {
    return this.held?.scanId;
  }

  /** The way to the keys, where times are booked. */
  buttonView() {
    if (!this.isOffered) return nothing;
    return html`<button class="touch booked" data-press="booked" data-test="booked" ?disabled=${this.kiosk.settling}>${icon('calendar')}<span>${t('kiosk.booked')}</span></button>`;
  }

  keysView() {
    const {code, kiosk} = this;
    const isWrong = code.length === LENGTH && !isRight(code);
    return html`
      <div class="ask"><h1>${t('kiosk.booked.ask')}</h1><p class="how">${t('kiosk.booked.how')}</p></div>
      <div class="code ${isWrong ? 'wrong' : ''}" data-test="code" data-code=${code} aria-hidden="true">
        ${[0, 1, 2].map((group) => html`<span class="group">${[0, 1, 2, 3].map((at) => this.cellView(group * GROUP + at))}</span>`)}
      </div>
      <p class="said ${isWrong ? 'wrong' : ''}" role="status" data-test="code-said" data-wrong=${isWrong}>
        <span class="seen-by-readers">${[...code].join(' ')}</span>${isWrong ? html`${icon('triangle-alert')}<span>${t('kiosk.booked.wrong')}</span>` : html`<span>${this.standsWords()}</span>`}
      </p>
      <div class="letters" role="group" aria-label=${t('kiosk.booked.keys')}>
        ${[...LETTERS].map((letter) => html`<button class="touch" data-press="letter:${letter}" data-test="letter-${letter}" ?disabled=${kiosk.settling}>${letter}</button>`)}
        <button class="touch wide" data-press="unletter" data-test="unletter" ?disabled=${kiosk.settling}>${icon('arrow-left')}<span>${t('kiosk.key.erase')}</span></button>
        <button class="touch wide" data-press="unletters" ?disabled=${kiosk.settling}>${icon('x')}<span>${t('kiosk.booked.anew')}</span></button>
      </div>
    `;
  }

  standsWords() {
    if (this.isLooking) return t('kiosk.booked.looking');
    return this.code.length === LENGTH ? t('kiosk.booked.NOT_FOUND') : rich('kiosk.booked.left', {n: LENGTH - this.code.length});
  }

  cellView(at) {
    const letter = this.code[at];
    return html`<span class="cell ${letter ? 'full' : ''} ${at === this.code.length ? 'next' : ''}">${letter ?? ''}</span>`;
  }

  /** On the ticket's screen: the time, and what it counts. */
  ticketView() {
    const words = this.ticketWords();
    return words ? html`<p class="for booking" data-test="booking" data-standing=${this.standing}>${words}</p>` : nothing;
  }

  /** A number of the band is joined to its booking when the hub hears of it. */
  get standing() {
    if (!this.held) return undefined;
    return this.kiosk.ticket?.origin === 'BAND' || !this.held.booking.standing ? 'AWAY' : this.held.booking.standing;
  }

  ticketWords() {
    return this.held ? t(`kiosk.booked.${this.standing}`, valuesOf(this.held.booking)) : '';
  }
}

const valuesOf = ({startsAt}) => ({time: startsAt ? hourMinute(Date.parse(startsAt)) : '', date: startsAt ? dateShort(Date.parse(startsAt)) : ''});

const SIGNS = {OTHER_DAY: 'calendar', CANCELLED: 'undo-2', NOT_OURS: 'map-pin', NOT_FOUND: 'circle-help', HAS_NUMBER: 'ticket'};

/** A booking that gives no number, in words. */
export function bookedWordsView(kiosk, {booking}) {
  const key = `kiosk.booked.${booking.state}`;
  const typed = kiosk.booked.typedInVain(booking);
  return html`<section class="refusal" role="status" data-test="scan" data-outcome="BOOKING" data-state=${booking.state}>
    <span class="badge">${icon(SIGNS[booking.state])}</span>
    <h1>${rich(key, valuesOf(booking))}</h1>
    ${typed ? html`<p class="num" data-test="code-typed"><b>${typed.match(/.{1,4}/g).join(' ')}</b></p>` : nothing}
    <p>${rich(`${key}.body`, valuesOf(booking))}</p>
  </section>`;
}

export const spokenBooked = ({booking}) => {
  const key = `kiosk.booked.${booking.state}`;
  return [t(key, valuesOf(booking)), t(`${key}.body`, valuesOf(booking))];
};

/** Above the number a booking has already. */
export const bookedHadView = (booking) => html`<p><b>${t('kiosk.booked.had', valuesOf(booking))}</b></p>`;

/** To the keys again, for one who mistyped a code that nevertheless looks right. */
export const bookedAgainView = (kiosk, booking) =>
  booking?.state === 'NOT_FOUND' && kiosk.booked.isOffered
    ? html`<button class="touch" data-press="booked" data-test="code-again" ?disabled=${kiosk.settling}>${icon('keyboard')}<span>${t('kiosk.booked.again')}</span></button>`
    : nothing;
