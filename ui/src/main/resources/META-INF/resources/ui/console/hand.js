// The middle of the console: the visit in hand at the size of a coin, or the chair that is free, and the keys under it.
import {html, icon, nothing} from '/ui/lib/page.js';
import {now, rich, say, t, timer} from '/ui/lib/i18n.js';
import {label} from '/ui/console/keymap.js';
import {classChip} from '/ui/console/line.js';
import {PAPER_TROUBLE} from '/ui/console/waiting.js';
import {companyChip} from '/ui/console/company.js';
import {finishKeys, peopleChip, stageChip} from '/ui/console/stages.js';
import {undoBar} from '/ui/console/undo.js';
import {withoutNumberKeys} from '/ui/console/issue.js';

export class Hand {
  constructor(page) {
    this.page = page;
  }

  visitView(visit) {
    const ticket = this.page.feed.value('queue', `ticket:${visit.visitId}`);
    const service = this.page.service(visit.serviceId ?? ticket?.serviceId);
    return html`
      <div class="coin ${this.page.choosing ? 'slim' : ''} ${visit.next || visit.people ? 'lower' : ''}">
        <p class="quiet">${t('console.serving')}</p>
        <p class="number num" data-test="in-hand" data-number=${visit.number} data-length=${String(visit.number).length > 5 ? 'long' : 'short'}>${visit.number}</p>
        ${visit.noNumber ? html`<p class="chip" data-test="no-number">${icon('user')}${t('console.noNumber')}</p>` : nothing}
        <p class="for">${say(service?.name)}</p>
        <p class="row wrap center">
          ${classChip(this.page.classes, ticket?.priority)} ${peopleChip(visit.people)} ${stageChip(ticket?.stage)} ${companyChip(this.page, visit.visitId)}
          ${visit.times > 0 ? html`<span class="chip">${icon('megaphone')}${t('console.times', {n: visit.times})}</span>` : nothing}
          ${PAPER_TROUBLE.has(ticket?.paper) ? html`<span class="chip attention">${icon('printer')}${t('console.noPaper')}</span>` : nothing}
        </p>
        <p class="timer num" role="timer" aria-label=${t('console.timer')}>${timer(now() - Date.parse(visit.calledAt))}</p>
      </div>
      <div class="actions">${this.panelOr(this.visitKeys())}</div>
    `;
  }

  visitKeys() {
    if (this.page.visit?.noNumber) return withoutNumberKeys(this);
    return html`
      ${finishKeys(this)}
      <div class="five">
        ${this.key('recall', 'R', 'megaphone', () => this.page.deeds.about('recall'))}
        ${this.key('no-show', 'N', 'user-x', () => this.page.deeds.about('no-show'))}
        ${this.key('transfer', 'T', 'send', () => this.page.moves.toggle('transfer'))}
        ${this.key('park', 'P', 'hourglass', () => this.page.moves.toggle('park'))}
        ${this.key('company', 'C', 'users', () => this.page.openMove('company'))}
        ${this.key('reprint', 'I', 'printer', () => this.page.deeds.reprint())}
      </div>
      ${this.undoView()}
    `;
  }

  freeView() {
    const waiting = this.page.line.waiting().length;
    return html`
      <div class="coin free ${this.page.choosing ? 'slim' : ''}">
        <span class="cup">${icon(waiting > 0 ? 'users' : 'armchair')}</span>
        <p class="for">${waiting > 0 ? rich('console.free', {n: waiting}) : t('console.free.none')}</p>
        <p class="quiet">${rich('console.servedToday', {n: this.page.desk?.servedToday ?? 0})}</p>
      </div>
      <div class="actions">${this.panelOr(html`${this.key('call-next', 'Space', 'megaphone', () => this.page.deeds.callNext(), this.mainKey())} ${this.undoView()}`)}</div>
    `;
  }

  /** An open choice takes the place of the keys. */
  panelOr(keys) {
    if (this.page.panels.kind) return this.page.panels.panel();
    return this.page.moves.kind ? this.page.moves.panel() : keys;
  }

  undoView() {
    return undoBar(this.page.deeds.undoable, {busy: this.page.busy, keysOn: this.page.keysOn, undoKey: this.page.keyOf('undo'), onUndo: () => this.page.deeds.undo()});
  }

  /** While the hub is away the one thing to press is the link to this PC's own page. */
  mainKey() {
    return this.page.feed.stale ? 'big' : 'primary big';
  }

  key(name, key, symbol, act, kind = '') {
    return html`<button class="button ${kind}" data-test=${name} ?disabled=${Boolean(this.page.busy)} aria-busy=${this.page.busy === name} @click=${act}>
      ${icon(symbol)}<span>${t(`console.${name}`)}</span>${this.page.keysOn ? html`<kbd aria-hidden="true">${name in this.page.keymap ? this.page.keyOf(name) : label(key)}</kbd>` : nothing}
    </button>`;
  }
}
