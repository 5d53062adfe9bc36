// The left of the console: who waits, in the hub's order, with why.
import {empty, html, icon, nothing} from '/ui/lib/page.js';
import {repeat} from 'lit/directives/repeat.js';
import {hourMinute, now, say, span, t} from '/ui/lib/i18n.js';
import {Because} from '/ui/console/because.js';
import {numberText} from '/ui/lib/number.js';
import {companyChip} from '/ui/console/company.js';
import {peopleChip, stageChip} from '/ui/console/stages.js';
import {classChip, inOrder, whyChip, whyWords} from '/ui/console/line.js';

export const PAPER_TROUBLE = new Set(['FAILED_NOT_PRINTED', 'UNKNOWN', 'EXPIRED', 'CANCELLED']);

export class WaitingList {
  constructor(page) {
    this.page = page;
    this.because = new Because(page);
  }

  waiting() {
    const {mine} = this.page;
    const tickets = this.page.feed
      .values('queue', 'ticket:')
      .map((one) => ({...one, number: numberText(one.number)}))
      .filter((one) => one.state === 'WAITING' && (this.page.all || ((mine.size === 0 || mine.has(one.serviceId)) && !this.isElsewhere(one))));
    return inOrder(tickets, this.page.feed.value(`line:${this.page.counterId}`, 'order')?.order);
  }

  /** Sent to another counter, or to somebody who sits at one: as long as that is open and serves it, as the hub's order has it. */
  isElsewhere(one) {
    const there = this.page.counters.filter((counter) => {
      const desk = this.page.feed.value('queue', `counter:${counter.id}`);
      const meant = one.forCounter ? one.forCounter === counter.id : one.forPerson && one.forPerson === desk?.personId;
      return meant && desk?.state === 'OPEN' && (counter.services ?? []).includes(one.serviceId);
    });
    return there.length > 0 && there.every((counter) => counter.id !== this.page.counterId);
  }

  view() {
    const waiting = this.waiting();
    const at = this.page.feed.stale ? this.page.feed.lastHeardAt : null;
    return html`
      <div class="listhead">
        <h2>${t('console.waiting')} <span class="num count" data-test="waiting-count">${waiting.length}</span></h2>
        ${at === null ? nothing : html`<span class="chip attention" data-test="list-of">${icon('clock')}${t('console.listOf', {time: hourMinute(at)})}</span>`}
        <button class="button plain small" aria-pressed=${this.page.all} data-test="all" @click=${() => this.page.toggleAll()}>${t(this.page.all ? 'console.mine' : 'console.all')}</button>
      </div>
      <ol class="tickets scroll" data-test="waiting" tabindex="0" aria-label=${t('console.waiting')}>
        ${repeat(waiting, (one) => one.visitId, (one) => this.ticketView(one))}
        ${waiting.length === 0 ? html`<li>${empty('armchair', t('console.empty'))}</li>` : nothing}
      </ol>
      ${this.page.moves.awayView()}
      ${this.page.issuing.view()}
    `;
  }

  ticketView(one) {
    const trouble = PAPER_TROUBLE.has(one.paper);
    return html`<li class="ticket ${this.because.visitId === one.visitId ? 'asks' : ''}" data-test="ticket" data-number=${one.number} title=${whyWords(one.why)}>
      <b class="num">${one.number}</b>
      <span class="grow"><span class="name">${say(this.page.service(one.serviceId)?.name)}</span>
        <span class="marks"><span class="wait num" title=${t('console.waitedSoFar')}>${span(now() - Date.parse(one.issuedAt))}</span>
          ${classChip(this.page.classes, one.priority)}${whyChip(one.why)}${peopleChip(one.people)}${stageChip(one.stage)}${companyChip(this.page, one.visitId)}
          ${one.kind && !one.stage ? html`<span class="chip" data-test="kind">${t(`console.kind.${one.kind}`)}</span>` : nothing}
          ${one.forCounter ? html`<span class="chip brand">${t('console.for', {label: this.page.counter(one.forCounter)?.label ?? one.forCounter})}</span>` : nothing}
          ${one.notBefore && Date.parse(one.notBefore) > now() ? html`<span class="chip">${icon('clock')}${t('console.from', {time: hourMinute(one.notBefore)})}</span>` : nothing}
          ${trouble ? html`<span class="chip attention">${icon('printer')}${t('console.noPaper')}</span>` : nothing}
          ${one.alias ? html`<span class="chip">${t('console.alias', {number: one.alias})}</span>` : nothing}
        </span></span>
      <button class="button callone" data-test="call-${one.number}" aria-label=${t('console.callThis', {number: one.number})} ?disabled=${Boolean(this.page.busy) || Boolean(this.page.visit) || one.callable === false} aria-expanded=${this.because.visitId === one.visitId} @click=${(event) => this.because.call(one.visitId, event)}>${icon('megaphone')}</button>
      ${this.because.view(one.visitId)}
    </li>`;
  }
}
