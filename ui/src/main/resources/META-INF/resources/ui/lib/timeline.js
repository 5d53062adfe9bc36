// A visit's events as one vertical axis: icon, time, words, and between them how long it took.
import {html, icon, nothing} from '/ui/lib/page.js';
import {has, hourMinute, hourMinuteSecond, say, span, t} from '/ui/lib/i18n.js';

const ICONS = {
  TicketIssued: 'ticket', TicketStored: 'ticket', TicketAliased: 'layers', TicketCalled: 'megaphone', TicketRecalled: 'bell-ring',
  ActionUndone: 'undo-2', VisitTransferred: 'send', VisitParked: 'hourglass', VisitReturned: 'user-check', VisitFinished: 'circle-check', GroupPersonFinished: 'user-check', StageFinished: 'circle-check', CompanionJoined: 'users', CompanionLeft: 'user', VisitNoShow: 'user-x', VisitClosedUnserved: 'circle-x', VisitCancelled: 'undo-2', ReprintOrdered: 'printer', PrintJobQueued: 'printer',
  PrintJobEnded: 'printer-check', RatingGiven: 'smile', RatingPressIgnored: 'smile', PanicPressed: 'bell-ring', PanicAcknowledged: 'bell-ring', AnnouncementSpoken: 'volume-2',
  AnnouncementMissed: 'volume-x', ServingNumberRecorded: 'list-ordered', CameraEventReceived: 'camera', ScanReceived: 'scan-line', AnomalyFound: 'triangle-alert',
  WaitEstimated: 'clock', KioskWentOffline: 'wifi-off', KioskCameOnline: 'activity',
};
const WEIGHTY = new Set(['TicketIssued', 'TicketCalled', 'VisitFinished', 'VisitNoShow', 'VisitClosedUnserved', 'VisitCancelled', 'RatingGiven']);
const TROUBLE = new Set(['AnomalyFound', 'AnnouncementMissed', 'VisitNoShow', 'VisitClosedUnserved', 'TicketAliased']);

/** How an entry is to be felt: ok, attention, danger or nothing. */
function mood(entry) {
  const detail = detailText(entry.detail);
  if (entry.type === 'AnomalyFound') return 'danger';
  if (entry.type === 'PrintJobEnded' && /FAILED|UNKNOWN|EXPIRED/.test(detail)) return 'attention';
  if (TROUBLE.has(entry.type)) return 'attention';
  return entry.type === 'VisitFinished' || entry.type === 'RatingGiven' ? 'ok' : '';
}

export const detailText = (detail) => {
  if (detail === null || detail === undefined) return '';
  if (typeof detail === 'string') return detail;
  return detail.vi || detail.en ? say(detail) : Object.entries(detail).map(([key, value]) => `${key} ${value}`).join(' · ');
};

const score = (entry) => Number(entry.detail?.score ?? entry.score ?? /\b([1-5])\s*\/\s*5/.exec(`${say(entry.title)} ${detailText(entry.detail)}`)?.[1] ?? 0);

/** By time. The clocks of two machines differ by a little, and a visit begins with its number whatever they say. */
export function sorted(entries) {
  const at = (entry) => (entry.type === 'TicketIssued' ? -Infinity : Date.parse(entry.at));
  return [...entries].sort((one, other) => (at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : (one.position ?? 0) - (other.position ?? 0)));
}

/** Positions of what was taken back: it stands on the line, and nothing is counted from it. */
const undonePositions = (entries) => new Set(entries.map((one) => one.undoes).filter(Boolean));

const first = (entries, ...types) => entries.find((one) => types.includes(one.type));
const ends = ['VisitFinished', 'VisitNoShow', 'VisitClosedUnserved', 'VisitCancelled'];

/** Waiting and serving time, as far as the visit has come; `until` is now while a stretch still runs. */
export function stretches(all, until) {
  const undone = undonePositions(all);
  const entries = all.filter((one) => !undone.has(one.position));
  const issued = first(entries, 'TicketIssued', 'TicketStored');
  const called = first(entries, 'TicketCalled');
  const ended = first(entries, ...ends);
  const ms = (from, to) => (from ? Math.max(0, (to ? Date.parse(to.at) : until) - Date.parse(from.at)) : null);
  return {
    waitMs: issued ? ms(issued, called ?? ended) : null,
    waiting: Boolean(issued && !called && !ended),
    serveMs: called ? ms(called, ended) : null,
    serving: Boolean(called && !ended),
  };
}

export function timelineView(entries, {compact = false} = {}) {
  const list = sorted(entries);
  const undone = undonePositions(list);
  const valid = list.filter((one) => !undone.has(one.position));
  const called = first(valid, 'TicketCalled');
  const ended = first(valid, ...ends);
  const issued = first(valid, 'TicketIssued', 'TicketStored');
  return html`<ol class="timeline ${compact ? 'compact' : ''}" data-test="timeline">
    ${list.map((entry) => html`
      ${entry === called && issued ? stretchView('timeline.waited', issued, called) : nothing}
      ${entry === ended && called ? stretchView('timeline.served', called, ended) : nothing}
      ${entryView(entry, compact, undone.has(entry.position))}`)}
  </ol>`;
}

function stretchView(key, from, to) {
  const ms = Date.parse(to.at) - Date.parse(from.at);
  return html`<li class="stretch" data-test=${key}><span class="axis" aria-hidden="true"></span><span>${t(key, {time: span(ms)})}</span></li>`;
}

function entryView(entry, compact, isUndone) {
  const faces = entry.type === 'RatingGiven' ? score(entry) : 0;
  return html`<li class="entry ${isUndone ? 'undone' : mood(entry)} ${WEIGHTY.has(entry.type) ? 'weighty' : ''}" data-test="entry" data-type=${entry.type}>
    <time class="num" datetime=${entry.at}>${compact ? hourMinute(entry.at) : hourMinuteSecond(entry.at)}</time>
    <span class="dot">${faces ? html`<svg class="face" aria-hidden="true"><use href="#i-face-${faces}"></use></svg>` : icon(ICONS[entry.type] ?? 'info')}</span>
    <div class="what">
      <b>${say(entry.title) || (has(`event.${entry.type}`) ? t(`event.${entry.type}`) : entry.type)}</b>
      ${isUndone ? html`<span class="chip" data-test="undone">${t('timeline.undone')}</span>` : nothing}
      ${faces ? html`<span class="chip">${t(`rating.face.${faces}`)}</span>` : nothing}
      ${!compact && aside(entry) ? html`<p class="detail">${aside(entry)}</p>` : nothing}
    </div>
  </li>`;
}

/** Details and the agent it came from; that the hub itself wrote it goes without saying. */
const aside = (entry) => [detailWords(entry), sourceText(entry.source ?? '')].filter((one) => one && one !== 'hub').join(' · ');

/** Channels, reasons and device states are codes in the ledger; people read words. */
const FAMILIES = {RatingGiven: ['rating.reason', 'rating.channel'], AnnouncementMissed: ['missed'], PrintJobEnded: ['device.code']};

function detailWords(entry) {
  const detail = detailText(entry.detail);
  const families = FAMILIES[entry.type];
  if (!families) return detail;
  const word = (code) => families.map((family) => `${family}.${code}`).filter(has).map((key) => t(key))[0];
  return detail.replace(/\b[A-Z][A-Z_]+\b/g, (code) => word(code) ?? code);
}

const sourceText = (source) => (typeof source === 'string' ? source : source.id ?? source.agent ?? '');
