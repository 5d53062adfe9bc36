// What a scan says to the person at the kiosk. The agent has told what it means; what was read never comes here, but for the dossier
// code of a slip, which is printed on it in clear.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, rich, t} from '/ui/lib/i18n.js';

/** Scans that lead to the services. */
export const NOTES = new Set(['SLIP', 'CARD', 'BOOKING']);

const NUMBER_MS = 18_000;
const WORDS_MS = 12_000;
const LONG_WAIT_MINUTES = 120;
const ICONS = {SLIP: 'file-check', CARD: 'id-card', BOOKING: 'calendar', PAYMENT: 'wallet', UNKNOWN: 'circle-help', AGAIN: 'scan-line'};
const STATE_ICONS = {WAITING: 'users', CALLED: 'bell-ring', SERVED: 'circle-check', MISSED: 'hand-helping', CLOSED: 'clock', OTHER_DAY: 'calendar', NOT_OURS: 'circle-help', NOT_KNOWN: 'wifi-off'};
/** Another number is no help to who has one that still stands. */
const STANDING = new Set(['WAITING', 'CALLED', 'MISSED', 'NOT_KNOWN']);

/** How long a person reads it. */
export const scanMs = (scan) => (scan?.ticket?.number ? NUMBER_MS : WORDS_MS);

const isHint = (outcome) => outcome === 'UNKNOWN' || outcome === 'PAYMENT';

const day = (isoText) => dateShort(Date.parse(`${isoText}T12:00:00Z`));

function headline({state, number, ahead, counter, businessDay}) {
  if (state === 'WAITING' && ahead > 0) return rich('kiosk.scan.WAITING.n', {n: ahead});
  if (state === 'WAITING') return t(ahead === 0 ? 'kiosk.scan.WAITING.none' : 'kiosk.scan.WAITING.some');
  if (state === 'CALLED') return rich('kiosk.scan.CALLED', {counter: counter ?? ''});
  if (state === 'OTHER_DAY') return rich('kiosk.scan.OTHER_DAY', {date: day(businessDay)});
  return t(`kiosk.scan.${state}${state === 'NOT_KNOWN' && !number ? '.none' : ''}`);
}

const bodyKey = ({state, number}) => `kiosk.scan.${state}${state === 'NOT_KNOWN' && !number ? '.none' : ''}.body`;

function waitView({state, estimateMinutes}) {
  if (state !== 'WAITING' || !(estimateMinutes > 0)) return nothing;
  const words = estimateMinutes > LONG_WAIT_MINUTES ? t('kiosk.estimate.long') : rich('kiosk.estimate.n', {n: estimateMinutes});
  return html`<p class="wait">${icon('clock')}<span>${t('kiosk.estimate')}: ${words}</span></p>`;
}

/** The line above the services. It is read out when it comes; a slip's stays for as long as the slip is meant. */
export function noteView(note, slip) {
  if (!note || note.outcome === 'WAIT') return nothing;
  const {outcome} = note;
  const warns = ['AGAIN', 'UNKNOWN', 'PAYMENT'].includes(outcome);
  return html`<section class="scan-note ${warns ? 'attention' : ''}" role="status" data-test="scan-note" data-outcome=${outcome}>
    ${icon(ICONS[outcome])}
    <span><b>${t(`kiosk.scan.${outcome}`)}</b>${outcome === 'SLIP' ? codeView(slip?.dossierCode) : html`<span class="hint">${lineOf(outcome)}</span>`}</span>
  </section>`;
}

/** Where there is no room for the list of what can be read, or no eye for it. */
const lineOf = (outcome) => t(isHint(outcome) ? 'kiosk.scan.readable' : `kiosk.scan.${outcome}.body`);

const codeView = (code) => (code ? html`<span class="hint">${rich('kiosk.scan.slip.code', {code})}</span>` : html`<span class="hint">${t('kiosk.scan.slip.noCode')}</span>`);

/** The whole screen: a ticket with its number, or words. `closed` leaves out the way to a new number. */
export function scanView(kiosk, closed) {
  const {scan} = kiosk;
  return html`
    ${scan.ticket?.number ? numberView(scan) : wordsView(scan)}
    <div class="ways">
      ${closed || STANDING.has(scan.ticket?.state) ? nothing : html`<button class="touch primary" data-press="choose" data-test="take" ?disabled=${kiosk.settling}>${icon('ticket')}<span>${t('kiosk.scan.take')}</span></button>`}
      <button class="touch done" data-press="home" data-test="done" ?disabled=${kiosk.settling}>
        ${icon('check')}<span>${t('kiosk.done')}</span><span class="num seconds" aria-hidden="true">${Math.max(0, Math.ceil(kiosk.scanLeavesInMs() / 1000))}</span>
      </button>
    </div>
  `;
}

function numberView({outcome, ticket, dossierCode}) {
  const {state, number} = ticket;
  const isSlip = outcome === 'SLIP_HAS_NUMBER';
  return html`
    <section class="yours standing ${state}" role="status" data-test="scan" data-outcome=${outcome} data-state=${state}>
      <h1>${t('kiosk.yourNumber')}</h1>
      <p class="number num" data-test="scan-number" data-length=${number.length > 5 ? 'long' : 'short'}>${number}</p>
      <p class="for">${headline(ticket)}</p>
    </section>
    <section class="told">
      <span class="sign">${icon(STATE_ICONS[state])}</span>
      <div class="news">
        ${isSlip ? html`<p><b>${t('kiosk.scan.slip.had')}</b>${dossierCode ? codeView(dossierCode) : nothing}</p>` : nothing}
        <p>${rich(bodyKey(ticket), {number})}</p>
        ${waitView(ticket)}
        ${isSlip ? html`<p>${t('kiosk.scan.slip.another')}</p>` : nothing}
      </div>
    </section>
  `;
}

function wordsView({outcome, ticket}) {
  const isReadable = !ticket && isHint(outcome);
  return html`<section class="refusal" role="status" data-test="scan" data-outcome=${outcome} data-state=${ticket?.state ?? nothing}>
    <span class="badge">${icon(ticket ? STATE_ICONS[ticket.state] : ICONS[outcome])}</span>
    <h1>${ticket ? headline(ticket) : t(`kiosk.scan.${outcome}`)}</h1>
    <p>${ticket ? rich(bodyKey(ticket), {number: ''}) : t(`kiosk.scan.${outcome}.body`)}</p>
    ${isReadable
      ? html`<ul class="readable">
          <li>${icon('file-check')}<span>${t('kiosk.scan.readable.slip')}</span></li>
          <li>${icon('ticket')}<span>${t('kiosk.scan.readable.ticket')}</span></li>
        </ul>`
      : nothing}
  </section>`;
}

/** The same for the ear. */
export function spokenScan({outcome, ticket}) {
  if (!ticket) return `${t(`kiosk.scan.${outcome}`)}. ${lineOf(outcome)}`;
  const {state, number, ahead, counter, businessDay} = ticket;
  const words = {n: ahead, counter: counter ?? '', date: businessDay ? day(businessDay) : ''};
  const key = state === 'WAITING' ? `kiosk.scan.WAITING.${ahead > 0 ? 'n' : ahead === 0 ? 'none' : 'some'}` : `kiosk.scan.${state}${state === 'NOT_KNOWN' && !number ? '.none' : ''}`;
  return [number && `${t('kiosk.yourNumber')}: ${number}`, t(key, words)].filter(Boolean).join('. ');
}
