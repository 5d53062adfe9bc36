// A number is asked for, and stands on the screen until its paper was taken. What it is lives on the page: `request`, `ticket`, `refused`.
import {html, icon, nothing} from '/ui/lib/page.js';
import {language, rich, say, t} from '/ui/lib/i18n.js';
import {get, insist, newId} from '/ui/lib/http.js';
import {estimateWords} from '/ui/kiosk/wait.js';

const SHOW_MS = {taken: 14_000, look: 30_000, keep: 60_000, waiting: 45_000};

export class Giving {
  constructor(page) {
    this.page = page;
  }

  /** One intent, one requestId: whatever else is touched until the way back home is no new intent. */
  async take(serviceId) {
    if (this.page.request) return;
    const request = {requestId: newId(), serviceId, locale: language().toUpperCase(), priority: this.page.classes.code};
    const scanId = this.page.scans.slip?.scanId ?? this.page.booked.scanId;
    if (scanId) request.scanId = scanId;
    this.page.scans.note = null;
    this.page.request = request;
    this.page.go('ticket');
    try {
      const ticket = await insist('/api/kiosk/tickets', request);
      if (this.page.request !== request) return;
      if (ticket.requestId !== request.requestId) return this.page.scans.hadNumber(ticket);
      this.page.ticket = ticket;
      this.page.shownAt = Date.now();
      this.followPrint(request);
    } catch (refused) {
      if (this.page.request !== request) return;
      this.page.refused = refused;
      this.page.touchedAt = Date.now();
      this.page.go('refused');
      if (refused.unreachable) this.lookForTicket(request);
    }
    this.page.requestUpdate();
  }

  /** Nobody answered, but the number may have been stored all the same: while the person still stands here it is worth asking. */
  async lookForTicket(request) {
    while (this.page.request === request && this.page.screen === 'refused') {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      try {
        const ticket = await get(`/api/kiosk/tickets/${request.requestId}`, {timeoutMs: 3000});
        if (this.page.request !== request || this.page.screen !== 'refused' || !ticket?.number) continue;
        this.page.ticket = ticket;
        this.page.shownAt = Date.now();
        this.page.go('ticket');
        this.followPrint(request);
      } catch {
        // Still nobody, or no such ticket: the person is already asked to see the staff.
      }
    }
  }

  /** The feed tells of the paper; should it be down, the ticket's own address does. */
  async followPrint(request) {
    while (this.page.request === request && !this.ended()) {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      if (this.page.request !== request || this.ended()) return;
      try {
        this.page.ticket = await get(`/api/kiosk/tickets/${request.requestId}`, {timeoutMs: 3000});
      } catch {
        // The number on the screen stays true without news of the paper.
      }
    }
  }

  job() {
    return this.page.feed.value('print', `job:${this.page.request?.requestId}`);
  }

  word() {
    const job = this.job();
    const word = job?.outcome ?? job?.state ?? this.page.ticket?.printState ?? 'QUEUED';
    return typeof word === 'string' ? word : word.outcome ?? word.state ?? 'QUEUED';
  }

  ended() {
    return ['CONFIRMED', 'FAILED_NOT_PRINTED', 'UNKNOWN', 'CANCELLED', 'EXPIRED', 'NONE'].includes(this.word());
  }

  /** waiting: still printing; taken: paper is out; look: nobody knows; keep: no paper, keep the number. */
  kind() {
    const word = this.word();
    if (word === 'CONFIRMED') return 'taken';
    if (word === 'UNKNOWN') return 'look';
    return this.ended() ? 'keep' : 'waiting';
  }

  leavesInMs() {
    const kind = this.kind();
    if (kind !== this.lastKind) {
      this.lastKind = kind;
      this.page.shownAt = Date.now();
    }
    return SHOW_MS[kind] - (Date.now() - Math.max(this.page.shownAt, this.page.touchedAt));
  }

  askingView() {
    return html`<div class="asking" role="status"><p>${t('kiosk.asking')}</p><div class="waiting-bar"></div></div>`;
  }

  view() {
    return this.page.ticket ? this.ticketView() : this.askingView();
  }

  ticketView() {
    const {number, ahead, estimateMinutes} = this.page.ticket;
    const kind = this.kind();
    const seconds = Math.max(0, Math.ceil(this.leavesInMs() / 1000));
    return html`
      <section class="yours ${this.page.booked.held ? 'of-booking' : ''}" aria-live="assertive">
        <h1>${t('kiosk.yourNumber')}</h1>
        <p class="number num" data-test="number" data-number=${number.text} data-length=${number.text.length > 5 ? 'long' : 'short'}>${number.text}</p>
        <p class="for">${say(this.page.service(this.page.request.serviceId)?.name)}</p>
        ${this.page.booked.ticketView()}
      </section>
      <dl class="facts">
        ${ahead >= 0 ? html`<div><dt>${icon('users')}${t('kiosk.ahead')}</dt><dd data-test="ahead">${ahead === 0 ? t('kiosk.ahead.none') : rich('kiosk.ahead.n', {n: ahead})}</dd></div>` : nothing}
        ${this.placeView()}
        ${estimateMinutes > 0 ? html`<div class="wait"><dt>${icon('clock')}<span>${t('kiosk.estimate')}</span></dt><dd data-test="wait">${estimateWords({...this.page.ticket, overBreak: false})}${this.page.ticket.overBreak ? html` <small>${t('kiosk.estimate.break')}</small>` : nothing}</dd></div>` : nothing}
      </dl>
      <section class="paper ${kind}" data-test="print" data-print=${this.word()} role="status">${this.paperView(kind, number)}</section>
      <button class="touch done" data-press="home" data-test="done" ?disabled=${this.page.settling}>
        ${icon('check')}<span>${t('kiosk.done')}</span><span class="num seconds" aria-hidden="true">${seconds}</span>
      </button>
    `;
  }

  placeView() {
    const serving = this.page.counters.filter((counter) => counter.services?.includes(this.page.request.serviceId));
    if (serving.length === 0) return nothing;
    return html`<div><dt>${icon('map-pin')}${t('kiosk.place')}</dt><dd><b class="num">${serving.slice(0, 6).map((one) => one.label).join(', ')}</b></dd></div>`;
  }

  paperView(kind, number) {
    const qr = this.qrView();
    const words = {number: number.text};
    return html`
      ${qr}
      <div class="news">
        <p class="headline">${icon({waiting: 'printer', taken: 'ticket', look: 'eye', keep: 'triangle-alert'}[kind])}<b>${t(`kiosk.print.${kind}`)}</b></p>
        ${kind === 'waiting' ? html`<div class="waiting-bar"></div>` : html`<p>${rich(this.paperKey(kind), words)}</p>`}
        ${qr !== nothing && kind !== 'keep' ? html`<p class="phone">${t('kiosk.qr')}</p>` : nothing}
      </div>
    `;
  }

  paperKey(kind) {
    const reason = this.job()?.reason;
    if (kind === 'keep' && this.word() === 'NONE') return 'kiosk.print.keep.none';
    if (kind === 'keep' && reason === 'P_PAPER_OUT') return 'kiosk.print.keep.paper';
    return `kiosk.print.${kind}.body`;
  }

  /** The QR is drawn by the agent when it is looked at; as a picture it cannot carry script. */
  qrView() {
    const {requestId, url} = this.page.ticket;
    if (!url) return nothing;
    return html`<img class="qr" alt=${t('kiosk.qr.alt')} data-test="qr" data-url=${url} src=${`/api/kiosk/tickets/${requestId}/qr.svg`} />`;
  }
}
