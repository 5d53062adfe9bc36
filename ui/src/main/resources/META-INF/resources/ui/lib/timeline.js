// A visit's events as one vertical axis: icon, time, words, and between them how long it took.
import {html, icon, nothing} from '/ui/lib/page.js';
import {has, hourMinute, hourMinuteSecond, say, span, t} from '/ui/lib/i18n.js';

const ICONS = {
  TicketIssued: 'ticket', TicketStored: 'ticket', TicketAliased: 'layers', TicketCalled: 'megaphone', TicketRecalled: 'bell-ring',
  ActionUndone: 'undo-2', VisitTransferred: 'send', VisitParked: 'hourglass', VisitReturned: 'user-check', VisitFinished: 'circle-check', GroupPersonFinished: 'user-check', StageFinished: 'circle-check', CompanionJoined: 'users', CompanionLeft: 'user', VisitNoShow: 'user-x', VisitClosedUnserved: 'circle-x', VisitCancelled: 'undo-2', ReprintOrdered: 'printer', PrintJobQueued: 'printer',
  PrintJobEnded: 'printer-check', RatingGiven: 'smile', RatingAlertSeen: 'smile', RatingPressIgnored: 'smile', PanicPressed: 'bell-ring', PanicAcknowledged: 'bell-ring', PanicEnded: 'bell-ring', PanicTestAnnounced: 'bell-ring', AnnouncementSpoken: 'volume-2',
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
const CALLS = new Set(['TicketCalled', 'VisitStarted']);
const ends = ['VisitFinished', 'VisitNoShow', 'VisitClosedUnserved', 'VisitCancelled'];

/** Each wait and each service of a visit, as it went from step to step: `{from, to}`, `to` not there while it still runs. */
function parts(entries) {
  const waits = [];
  const serves = [];
  let waitsFrom = first(entries, 'TicketIssued', 'TicketStored') ?? null;
  let servedFrom = null;
  for (const one of entries) {
    if (CALLS.has(one.type) && !servedFrom) {
      if (waitsFrom) waits.push({from: waitsFrom, to: one});
      waitsFrom = null;
      servedFrom = one;
    } else if ((one.type === 'StageFinished' || ends.includes(one.type)) && (servedFrom || waitsFrom)) {
      if (servedFrom) serves.push({from: servedFrom, to: one});
      else waits.push({from: waitsFrom, to: one});
      servedFrom = null;
      waitsFrom = one.type === 'StageFinished' ? one : null;
    }
  }
  if (waitsFrom) waits.push({from: waitsFrom});
  if (servedFrom) serves.push({from: servedFrom});
  return {waits, serves};
}

/** Waiting and serving time, as far as the visit has come; `until` is now while a stretch still runs. */
export function stretches(all, until) {
  const undone = undonePositions(all);
  const {waits, serves} = parts(sorted(all.filter((one) => !undone.has(one.position))));
  const ms = ({from, to}) => Math.max(0, (to ? Date.parse(to.at) : until) - Date.parse(from.at));
  const sum = (list) => (list.length > 0 ? list.reduce((all, one) => all + ms(one), 0) : null);
  return {
    waitMs: sum(waits),
    waiting: waits.some((one) => !one.to),
    serveMs: sum(serves),
    serving: serves.some((one) => !one.to),
  };
}

export function timelineView(entries, {compact = false} = {}) {
  const list = sorted(entries);
  const undone = undonePositions(list);
  const {waits, serves} = parts(list.filter((one) => !undone.has(one.position)));
  const before = (entry, list, key) => list.filter((one) => one.to === entry && (key === 'timeline.served' || CALLS.has(entry.type))).map((one) => stretchView(key, one.from, one.to));
  return html`<ol class="timeline ${compact ? 'compact' : ''}" data-test="timeline">
    ${list.map((entry) => html`
      ${before(entry, waits, 'timeline.waited')} ${before(entry, serves, 'timeline.served')}
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
