// Scans at the kiosk and what they say to the person there. The agent has told what a scan means; what was read never comes here, but for
// the dossier code of a slip, which is printed on it in clear.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, rich, t} from '/ui/lib/i18n.js';
import {newId, post} from '/ui/lib/http.js';
import {bookedAgainView, bookedHadView, bookedWordsView, spokenBooked} from '/ui/kiosk/booked.js';
import {estimateWords} from '/ui/kiosk/wait.js';

/** Scans that lead to the services. */
const LEADS = new Set(['SLIP', 'CARD', 'BOOKING']);

const NUMBER_MS = 18_000;
const WORDS_MS = 12_000;
const NOTE_MS = 12_000;
const ANSWER_MS = 4_000;
const ICONS = {SLIP: 'file-check', CARD: 'id-card', BOOKING: 'calendar', BOOKING_AWAY: 'calendar', PAYMENT: 'wallet', UNKNOWN: 'circle-help', AGAIN: 'scan-line'};
const STATE_ICONS = {WAITING: 'users', CALLED: 'bell-ring', SERVED: 'circle-check', MISSED: 'hand-helping', CANCELLED: 'undo-2', CLOSED: 'clock', OTHER_DAY: 'calendar', NOT_OURS: 'circle-help', NOT_FOUND: 'circle-help', NOT_KNOWN: 'circle-help'};
/** Another number is no help to who has one that still stands, or that may. */
const STANDING = new Set(['WAITING', 'CALLED', 'MISSED', 'NOT_FOUND', 'NOT_KNOWN']);
const AGAIN = {outcome: 'AGAIN'};

/** What was scanned last at one kiosk page, the slip a number may be taken for, and the line above the services. */
export class Scans {
  constructor(kiosk) {
    this.kiosk = kiosk;
    this.begun = 0;
    this.shown = 0;
    this.forget();
  }

  forget() {
    this.scan = null;
    this.slip = null;
    this.note = null;
  }

  /** The kiosk's own scanner speaks to the agent, and the feed repeats itself with every change. */
  fed(scan) {
    if (!scan || scan.scanId === this.lastFedId) return;
    this.lastFedId = scan.scanId;
    this.took(scan, ++this.begun);
  }

  async typed(text) {
    const order = ++this.begun;
    if (this.kiosk.isTakenUp()) return this.took(AGAIN, order);
    try {
      this.took(await post('/api/kiosk/scans', {requestId: newId(), text}, {timeoutMs: ANSWER_MS}), order);
    } catch {
      this.took(AGAIN, order);
    }
  }

  broke() {
    this.took(AGAIN, ++this.begun);
  }

  /** An answer that had to wait for the hub does not replace what was scanned after it. */
  took(scan, order) {
    if (scan.outcome === 'REPEAT' || order < this.shown) return;
    this.shown = order;
    const {kiosk} = this;
    if (kiosk.isTakenUp()) return this.tell('WAIT');
    kiosk.touched();
    kiosk.asking = false;
    if (kiosk.request) kiosk.home();
    if (scan.booking) return kiosk.booked.came(scan);
    const choosing = kiosk.isChoosing() && kiosk.screen !== 'code';
    kiosk.booked.forget();
    if (LEADS.has(scan.outcome)) this.lead(scan);
    else if (choosing && !scan.ticket) this.tell(scan.outcome);
    else this.show(scan);
  }

  /** To the services, with what the scan has to say about them. While no numbers are given the start screen says why. */
  lead(scan) {
    this.scan = null;
    this.slip = null;
    if (this.kiosk.refuse) return this.kiosk.go('attract');
    if (scan.outcome === 'SLIP') this.slip = scan;
    this.tell(scan.outcome);
    this.kiosk.go('choose');
  }

  show(scan) {
    this.scan = scan;
    this.note = null;
    this.kiosk.shownAt = Date.now();
    this.kiosk.go('scan');
  }

  tell(outcome) {
    this.note = {outcome, until: outcome === 'SLIP' || outcome === 'BOOKING_AWAY' ? Infinity : Date.now() + NOTE_MS};
    this.kiosk.requestUpdate();
  }

  /** The slip had its number already when a service was touched. Who chose a language keeps it. */
  hadNumber(ticket) {
    const scan = {...this.slip, outcome: 'SLIP_HAS_NUMBER', ticket: {state: 'NOT_KNOWN', number: ticket.number.text, businessDay: ticket.businessDay, ahead: -1, estimateMinutes: -1}};
    this.kiosk.clear();
    this.show(scan);
  }

  beat() {
    if (this.note && Date.now() >= this.note.until) this.note = null;
  }

  leavesInMs() {
    const readMs = this.scan?.ticket?.number ? NUMBER_MS : WORDS_MS;
    return readMs - (Date.now() - Math.max(this.kiosk.shownAt, this.kiosk.touchedAt));
  }
}

const isHint = (outcome) => outcome === 'UNKNOWN' || outcome === 'PAYMENT';

const day = (isoText) => dateShort(Date.parse(`${isoText}T12:00:00Z`));

const stateKey = ({state, number}) => `kiosk.scan.${state}${state === 'NOT_KNOWN' && !number ? '.none' : ''}`;

function headKey(ticket) {
  if (ticket.state !== 'WAITING') return stateKey(ticket);
  return `kiosk.scan.WAITING.${ticket.ahead > 0 ? 'n' : ticket.ahead === 0 ? 'none' : 'some'}`;
}

const valuesOf = ({number, ahead, counter, businessDay}) => ({n: ahead, number: number ?? '', counter: counter ?? '', date: businessDay ? day(businessDay) : ''});

/** That there is no connection is said only while there is none; a hub that is there may know no better. */
const isCutOff = (kiosk, {state}) => state === 'NOT_KNOWN' && kiosk.isOffline;

const signOf = (kiosk, ticket) => icon(isCutOff(kiosk, ticket) ? 'wifi-off' : STATE_ICONS[ticket.state]);

const bodyView = (kiosk, ticket) => html`<p>${isCutOff(kiosk, ticket) ? html`<span data-test="scan-offline">${t('kiosk.scan.offline')}</span> ` : nothing}${rich(`${stateKey(ticket)}.body`, valuesOf(ticket))}</p>`;

const hasEstimate = ({state, estimateMinutes}) => state === 'WAITING' && estimateMinutes > 0;

const estimateView = (ticket) =>
  hasEstimate(ticket) ? html`<p class="wait">${icon('clock')}<span>${t('kiosk.estimate')}: ${estimateWords(ticket)}</span></p>` : nothing;

/** The line above the services. It is read out when it comes; a slip's stays for as long as the slip is meant. */
export function noteView({note, slip}) {
  if (!note || note.outcome === 'WAIT') return nothing;
  const {outcome} = note;
  const warns = ['AGAIN', 'UNKNOWN', 'PAYMENT'].includes(outcome);
  return html`<section class="scan-note ${warns ? 'attention' : ''}" role="status" data-test="scan-note" data-outcome=${outcome}>
    ${icon(ICONS[outcome])}
    <span><b>${t(`kiosk.scan.${outcome}`)}</b><span class="hint">${outcome === 'SLIP' ? slipWords(slip?.dossierCode) : lineOf(outcome)}</span></span>
  </section>`;
}

/** A scan that came while somebody else's number was on its way, or on the screen without its paper. */
export function waitNoteView({note, kiosk}) {
  if (note?.outcome !== 'WAIT') return nothing;
  const reads = Boolean(kiosk.ticket) && ['look', 'keep'].includes(kiosk.printKind());
  return html`<div class="help-note scan-wait" role="status" data-test="scan-wait" data-reads=${reads}>${icon('scan-line')}<span>${t(reads ? 'kiosk.scan.wait.reads' : 'kiosk.scan.wait')}</span></div>`;
}

/** Where there is no room for the list of what can be read. */
const lineOf = (outcome) => t(isHint(outcome) ? 'kiosk.scan.readable' : `kiosk.scan.${outcome}.body`);

const slipWords = (code, fill = rich) => (code ? fill('kiosk.scan.slip.code', {code}) : t('kiosk.scan.slip.noCode'));

/** The whole screen: a ticket with its number, or words. `closed` leaves out the way to a new number. */
export function scanView(scans, closed) {
  const {scan, kiosk} = scans;
  return html`
    ${scan.ticket?.number ? numberView(kiosk, scan) : scan.booking ? bookedWordsView(kiosk, scan) : wordsView(kiosk, scan)}
    <div class="ways">
      ${bookedAgainView(kiosk, scan.booking)}
      ${closed || STANDING.has(scan.ticket?.state) || scan.booking?.state === 'HAS_NUMBER' ? nothing : html`<button class="touch primary" data-press="choose" data-test="take" ?disabled=${kiosk.settling}>${icon('ticket')}<span>${t('kiosk.scan.take')}</span></button>`}
      <button class="touch done" data-press="home" data-test="done" ?disabled=${kiosk.settling}>
        ${icon('check')}<span>${t('kiosk.done')}</span><span class="num seconds" aria-hidden="true">${Math.max(0, Math.ceil(scans.leavesInMs() / 1000))}</span>
      </button>
    </div>
  `;
}

function numberView(kiosk, {outcome, ticket, dossierCode, booking}) {
  const {state, number} = ticket;
  const isSlip = outcome === 'SLIP_HAS_NUMBER';
  return html`
    <section class="yours standing ${state}" role="status" data-test="scan" data-outcome=${outcome} data-state=${state}>
      <h1>${t('kiosk.yourNumber')}</h1>
      <p class="number num" data-test="scan-number" data-length=${number.length > 5 ? 'long' : 'short'}>${number}</p>
      <p class="for">${rich(headKey(ticket), valuesOf(ticket))}</p>
    </section>
    <section class="told">
      <span class="badge">${signOf(kiosk, ticket)}</span>
      <div class="news">
        ${isSlip ? html`<p><b>${t('kiosk.scan.slip.had')}</b>${dossierCode ? html`<span class="hint">${slipWords(dossierCode)}</span>` : nothing}</p>` : nothing}
        ${booking ? bookedHadView(booking) : nothing} ${bodyView(kiosk, ticket)} ${estimateView(ticket)}
        ${isSlip ? html`<p>${t('kiosk.scan.slip.another')}</p>` : nothing}
      </div>
    </section>
  `;
}

function wordsView(kiosk, {outcome, ticket}) {
  return html`<section class="refusal" role="status" data-test="scan" data-outcome=${outcome} data-state=${ticket?.state ?? nothing}>
    <span class="badge">${ticket ? signOf(kiosk, ticket) : icon(ICONS[outcome])}</span>
    <h1>${ticket ? rich(headKey(ticket), valuesOf(ticket)) : t(`kiosk.scan.${outcome}`)}</h1>
    ${ticket ? bodyView(kiosk, ticket) : html`<p>${t(`kiosk.scan.${outcome}.body`)}</p>`}
    ${!ticket && isHint(outcome)
      ? html`<ul class="readable">
          <li>${icon('file-check')}<span>${t('kiosk.scan.readable.slip')}</span></li>
          <li>${icon('ticket')}<span>${t('kiosk.scan.readable.ticket')}</span></li>
        </ul>`
      : nothing}
  </section>`;
}

/** The line above the services, for the ear. */
export function spokenNote({note, slip}) {
  if (!note || note.outcome === 'WAIT') return [];
  return [t(`kiosk.scan.${note.outcome}`), note.outcome === 'SLIP' ? slipWords(slip?.dossierCode, t) : lineOf(note.outcome)];
}

/** The whole screen, for the ear. */
export function spokenScan({scan, kiosk}) {
  const {outcome, ticket, dossierCode, booking} = scan;
  if (booking && !ticket?.number) return spokenBooked(scan);
  if (!ticket) return [t(`kiosk.scan.${outcome}`), t(`kiosk.scan.${outcome}.body`), ...(isHint(outcome) ? [t('kiosk.scan.readable.slip'), t('kiosk.scan.readable.ticket')] : [])];
  const values = valuesOf(ticket);
  const isSlip = outcome === 'SLIP_HAS_NUMBER';
  return [
    ticket.number && `${t('kiosk.yourNumber')}: ${ticket.number}`,
    t(headKey(ticket), values),
    isSlip && t('kiosk.scan.slip.had'),
    isSlip && dossierCode && slipWords(dossierCode, t),
    isCutOff(kiosk, ticket) && t('kiosk.scan.offline'),
    t(`${stateKey(ticket)}.body`, values),
    hasEstimate(ticket) && `${t('kiosk.estimate')}: ${estimateWords(ticket, t)}`,
    isSlip && t('kiosk.scan.slip.another'),
  ];
}
