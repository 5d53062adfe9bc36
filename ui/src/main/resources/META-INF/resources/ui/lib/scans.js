// What the scanners of one counter read, for the one page that may see it: kept in this page's memory, shown masked, gone with the visit.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, has, hourMinute, say, t} from '/ui/lib/i18n.js';
import {Refused, newId, postPicture} from '/ui/lib/http.js';

const TAKEN_OVER = 4001;
const FIRST_PAUSE_MS = 500;
const LAST_PAUSE_MS = 8000;
// Larger pictures tell no more; a phone's twelve megapixels are made smaller before they travel.
const PICTURE_SIDE_MAX = 2200;

/** Listens at one counter, over every reconnect, until another page takes its place. Tells `scan`, `trouble` and `taken`. */
export class ScanSocket extends EventTarget {
  constructor(counterId) {
    super();
    this.counterId = counterId;
    this.pauseMs = FIRST_PAUSE_MS;
  }

  start() {
    this.stopped = false;
    this.#dial();
    return this;
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.redial);
    this.socket?.close();
    this.socket = null;
  }

  #dial() {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/scans?counter=${encodeURIComponent(this.counterId)}`);
    this.socket = socket;
    socket.onopen = () => (this.pauseMs = FIRST_PAUSE_MS);
    socket.onmessage = (event) => this.#heard(event.data);
    socket.onclose = (event) => this.#closed(socket, event.code);
  }

  #heard(text) {
    let message;
    try {
      message = JSON.parse(text);
    } catch {
      return;
    }
    if (message.t === 'scan' && message.scan) this.dispatchEvent(new CustomEvent('scan', {detail: message.scan}));
    if (message.t === 'trouble') this.dispatchEvent(new CustomEvent('trouble', {detail: message}));
  }

  #closed(socket, code) {
    if (this.stopped || this.socket !== socket) return;
    if (code === TAKEN_OVER) {
      this.stopped = true;
      this.dispatchEvent(new CustomEvent('taken'));
      return;
    }
    this.redial = setTimeout(() => this.#dial(), this.pauseMs * (0.7 + Math.random() * 0.6));
    this.pauseMs = Math.min(LAST_PAUSE_MS, this.pauseMs * 2);
  }
}

/** Sends a picture with codes in it, of the visit that was in hand when it was chosen; answers with the scans. */
export async function scanPicture(counterId, visitId, file) {
  const query = new URLSearchParams({requestId: newId(), ...(visitId ? {visitId} : {})});
  const blob = await smaller(file);
  const answer = await postPicture(`/api/v1/counters/${encodeURIComponent(counterId)}/scan-picture?${query}`, blob);
  return answer?.scans ?? [];
}

async function smaller(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new Refused('BAD_PICTURE', null, 0);
  }
  const scale = Math.min(1, PICTURE_SIDE_MAX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Refused('BAD_PICTURE', null, 0))), 'image/jpeg', 0.92);
  });
}

const ICONS = {
  APPOINTMENT_SLIP: 'file-plus', SLIP_URL: 'file-plus', TICKET_CODE: 'ticket', BOOKING_CODE: 'ticket', CITIZEN_ID: 'user', HEALTH_INSURANCE: 'user', MRZ: 'user',
};
// What the card says first, whatever the kind.
const FIRST = ['dossierCode', 'idNumber', 'cardNumber', 'documentNumber', 'host'];

/** The one line an officer looks for. */
function headline(scan, open) {
  if (scan.ticket) return scan.ticket.number;
  const known = {...scan.fields, ...(open ? scan.personal : scan.masked)};
  const name = FIRST.find((one) => known[one]);
  return name ? known[name] : '';
}

/** A field that is masked altogether tells nothing, and is left out until the officer asks. */
function rows(scan, open) {
  const known = {...scan.fields, ...(open ? scan.personal : scan.masked)};
  const head = FIRST.find((one) => known[one]);
  return Object.entries(known).filter(([name, value]) => name !== head && has(`scan.field.${name}`) && /[^•]/.test(value));
}

const DATES = new Set(['receivedOn', 'birthDate', 'issueDate', 'expiryDate', 'validFrom', 'validTo']);

/** As people write it: dates by day, words in their language. Anything else, a date that is no day included, as it was scanned. */
function words(name, value) {
  const day = DATES.has(name) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T12:00:00Z`) : NaN;
  if (Number.isFinite(day)) return dateShort(day);
  return has(`scan.${name}.${value}`) ? t(`scan.${name}.${value}`) : value;
}

/** How the slip's dossier stands by the register, lateness first: what the citizen asks. */
function dossierLines({state, timing, days, dueAt, extendedDueAt, isReady, system, toldAt}) {
  const due = extendedDueAt ?? dueAt;
  const late = timing === 'LATE' || timing === 'ENDED_LATE';
  return html`<p class=${late ? 'note attention' : 'note'} data-test="dossier" data-timing=${timing}>${icon(isReady ? 'check' : late ? 'triangle-alert' : 'file-plus')}
    <span><b>${t(`scan.dossier.state.${state}`)}</b> ${t(`scan.dossier.${timing}`, {days, due: due ? dateShort(Date.parse(due)) : ''})}</span></p>
    <p class="quiet small">${t('scan.dossier.told', {system, day: dateShort(Date.parse(toldAt)), time: hourMinute(toldAt)})}</p>`;
}

/** One scan as a card. `open` shows the person's fields in full. */
export function scanCard(scan, {open, onOpen, onClose}) {
  const personal = Object.keys(scan.personal ?? {}).length > 0;
  const fields = rows(scan, open);
  const head = headline(scan, open);
  return html`<article class="scan card" data-test="scan" data-kind=${scan.kind}>
    <header>${icon(ICONS[scan.kind] ?? 'scan-line')}<b class="grow">${say(scan.label)}</b><time class="num quiet small">${hourMinute(scan.at)}</time>
      <button class="button plain small" aria-label=${t('closePanel')} data-test="scan-close" @click=${onClose}>${icon('x')}</button></header>
    ${head ? html`<p class="scanhead num" data-test="scan-head">${head}</p>` : nothing}
    ${scan.arrived ? html`<p role="status" data-test="arrived">${scan.arrived.words()}</p>` : scan.ticket ? html`<p class="quiet">${t(`scan.ticket.${scan.ticket.state}`)}</p>` : nothing}
    ${scan.kind === 'TICKET_CODE' && !scan.ticket ? html`<p class="quiet">${t('scan.ticket.none')}</p>` : nothing}
    ${scan.dossier ? dossierLines(scan.dossier) : nothing}
    ${fields.length > 0 ? html`<dl>${fields.map(([name, value]) => html`<div><dt class="quiet">${t(`scan.field.${name}`)}</dt><dd data-test="scan-${name}">${words(name, value)}</dd></div>`)}</dl>` : nothing}
    ${personal ? html`<button class="button small" data-test="scan-open" aria-pressed=${open} @click=${onOpen}>${t(open ? 'scan.hide' : 'scan.show')}</button>` : nothing}
    ${(scan.advice ?? []).map((advice) => html`<p class="note attention small">${icon('triangle-alert')}<span>${say(advice)}</span></p>`)}
    ${scan.arrival ? nothing : scan.number ? html`<p class="quiet small">${t('scan.put', {number: scan.number})}</p>` : html`<p class="quiet small">${t('scan.noVisit')}</p>`}
  </article>`;
}
