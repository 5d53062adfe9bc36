// A number a person gives without a kiosk: asked for, shown large to be told or written down, photographed, printed.
import {html, icon, nothing} from '/ui/lib/page.js';
import {recall, remember, t} from '/ui/lib/i18n.js';
import {get, insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';
import {estimateWords} from '/ui/kiosk/wait.js';

const PRINTER = 'motcua.printer';

/** One intent: sent again after a broken connection, it gives the same numbers. */
export class Wish {
  constructor(body) {
    this.body = {requestId: newId(), qr: true, ...body};
  }

  async send() {
    const answer = await insist('/api/v1/tickets', this.body);
    return (answer.tickets ?? [answer]).map((one) => ({...one, text: numberText(one.number), people: answer.people ?? 1}));
  }
}

/** Where paper may come out; remembered for this device. */
export class TicketPrinters {
  constructor(page) {
    this.page = page;
    this.all = [];
    this.chosen = recall(PRINTER) ?? '';
  }

  async load() {
    try {
      this.all = (await get('/api/v1/ticket-printers')).printers;
    } catch {
      // Numbers are told or written where no printer is known.
    }
    this.page.requestUpdate();
  }

  get printer() {
    return this.all.find((one) => one.agent === this.chosen);
  }

  choose(agent) {
    this.chosen = agent;
    remember(PRINTER, agent);
    this.page.requestUpdate();
  }

  /** Orders the paper; a number that was ordered once keeps its order. */
  async print(ticket) {
    if (!this.printer) return;
    ticket.order ??= newId();
    ticket.paper = 'ASKED';
    this.page.requestUpdate();
    try {
      await insist(`/api/v1/visits/${ticket.visitId}/print`, {requestId: ticket.order, agent: this.printer.agent});
      ticket.paper = 'QUEUED';
    } catch (refused) {
      ticket.paper = 'FAILED';
      this.page.toastRefusal(refused);
    }
    this.page.requestUpdate();
  }

  view() {
    if (this.all.length === 0) return nothing;
    return html`<div class="field"><label for="ticket-printer">${t('issued.printer')}</label>
      <select id="ticket-printer" data-test="ticket-printer" @change=${(event) => this.choose(event.target.value)}>
        <option value="" ?selected=${!this.printer}>${t('issued.printer.none')}</option>
        ${this.all.map((one) => html`<option value=${one.agent} ?selected=${one.agent === this.chosen}>${one.online ? one.name : t('issued.printer.away', {name: one.name})}</option>`)}
      </select></div>`;
  }
}

/** The QR as drawn by the hub: black on white in every theme. */
function qrView(qr, label) {
  return html`<svg class="qr" role="img" aria-label=${label} viewBox="0 0 ${qr.size} ${qr.size}" shape-rendering="crispEdges">
    <path fill="#fff" d="M0 0h${qr.size}v${qr.size}H0"></path><path fill="#000" d=${qr.path}></path>
  </svg>`;
}

/** How long, as far as somebody knows; no minute is no number to tell. */
const soonWords = (one) => (one.estimateMinutes === 0 ? t('issued.soon') : estimateWords(one));

const waitView = (one) =>
  html`<p class="small">${one.ahead > 0 ? t('issued.ahead', {n: one.ahead}) : t('issued.first')}${one.estimateMinutes >= 0 ? html` · ${soonWords(one)}` : nothing}</p>`;

/** Who shall be told what, and what a phone takes along. */
export function issuedView(tickets, printers, onShow, shown) {
  if (tickets.length === 0) return nothing;
  const names = tickets.length === 1 ? tickets[0].text : `${tickets[0].text} – ${tickets.at(-1).text}`;
  const open = tickets.find((one) => one.visitId === shown) ?? (tickets.length === 1 ? tickets[0] : null);
  return html`<section class="issued" role="status" data-test="issued" data-number=${tickets[0].text} data-count=${tickets.length}>
    <p class="quiet">${t(tickets.length === 1 ? 'issued.one' : 'issued.row', {n: tickets.length})}</p>
    <p class="number num">${names}</p>
    ${waitView(tickets[0])}
    <p>${t('issued.tell')}</p>
    ${tickets.length > 1
      ? html`<ul class="row wrap">${tickets.map((one) => html`<li><button type="button" class="button small num" aria-pressed=${open === one} data-test="show-${one.text}" @click=${() => onShow(one.visitId)}>${one.text}</button></li>`)}</ul>`
      : nothing}
    ${open?.qr ? html`<figure>${qrView(open.qr, t('issued.qr.label', {number: open.text}))}<figcaption>${t('issued.qr', {number: open.text})}</figcaption></figure>` : nothing}
    ${printers?.printer ? paperView(tickets, printers) : nothing}
  </section>`;
}

function paperView(tickets, printers) {
  const printer = printers.printer.name;
  const state = tickets.some((one) => one.paper === 'FAILED') ? 'FAILED' : tickets.every((one) => one.paper === 'QUEUED') ? 'QUEUED' : tickets.some((one) => one.paper === 'ASKED') ? 'ASKED' : '';
  return html`<div class="row wrap" data-test="paper" data-state=${state}>
    ${state ? html`<span class="chip ${state === 'FAILED' ? 'attention' : 'ok'}">${icon('printer')}${t(`issued.paper.${state}`, {name: printer})}</span>` : nothing}
    ${state === '' || state === 'FAILED' ? html`<button type="button" class="button" data-test="print" @click=${() => printAll(tickets, printers)}>${icon('printer')}${t('issued.print', {name: printer})}</button>` : nothing}
  </div>`;
}

/** One after another: paper comes out in the order of the numbers. */
export async function printAll(tickets, printers) {
  for (const one of tickets) if (one.paper !== 'QUEUED') await printers.print(one);
}
