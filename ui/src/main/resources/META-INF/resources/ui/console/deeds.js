// What an officer does with the visit in hand, each one command to the hub. The hub decides; the page shows its answer.
import {now, say, t} from '/ui/lib/i18n.js';
import {insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';
import {nextSteps} from '/ui/console/stages.js';
import {undoOffer} from '/ui/console/undo.js';

// Who follows by himself is in hand before a key pressed twice is up again.
const JUST_CAME_MS = 700;

export class Deeds {
  constructor(page) {
    this.page = page;
    this.cameAt = -Infinity;
  }

  get hasJustCome() {
    return performance.now() - this.cameAt < JUST_CAME_MS;
  }

  async callNext() {
    if (!this.page.isOpen || this.page.panels.kind) return;
    if (this.page.isPaused) return this.page.panels.resume();
    if (this.page.visit) return this.page.toast(t('console.finishFirst', {number: this.page.visit.number}), 'info');
    const answer = await this.page.command('call-next', () => this.page.at('call-next'));
    if (answer) this.called(answer);
  }

  async callThis(visitId, because) {
    if (!this.page.isOpen) return;
    if (this.page.visit) return this.page.toast(t('console.finishFirst', {number: this.page.visit.number}), 'info');
    const answer = await this.page.command('call', () => this.page.at('call', because ? {visitId, because} : {visitId}));
    // A pick left the focus on its button, which is the next row's by now: Enter shall finish the visit, and where somebody else was
    // faster Space shall call the next.
    document.activeElement?.closest?.('button')?.blur();
    if (answer) this.called(answer);
  }

  called(answer) {
    const visit = answer.visit ?? (answer.visitId ? answer : null);
    if (visit) this.page.show({state: 'OPEN', visit: {calledAt: new Date(now()).toISOString(), times: 0, ...visit, number: numberText(visit.number)}});
    if (answer.message) this.page.toast(say(answer.message));
    this.page.requestUpdate();
  }

  /** @param step the next step of the visit; empty ends it here, left out takes the usual one, if there is one */
  async finish(step) {
    // With a choice open, Enter is no answer to it.
    if (!this.page.visit || this.page.choosing || this.hasJustCome) return;
    const next = step ?? nextSteps(this.page)[0]?.id ?? '';
    const answer = await this.page.command('finish', () => this.page.at('finish', next ? {next} : {}));
    if (answer) this.done(answer);
  }

  /** One of the group is done; the others stay. */
  async finishPerson() {
    const {visit} = this.page;
    if (!visit || this.page.choosing || (visit.people ?? 1) < 2) return;
    const answer = await this.page.command('person', () => this.page.at('finish-person'));
    if (answer) this.page.show({state: 'OPEN', visit: {...visit, people: answer.visit.people}});
  }

  /** Recall or no-show, about the visit in hand. */
  async about(action) {
    if (!this.page.visit || this.page.choosing) return;
    const visit = this.page.visit;
    const answer = await this.page.command(action, () => this.page.at(action));
    if (!answer) return;
    if (action === 'recall') {
      this.page.show({state: 'OPEN', visit: {...visit, times: (visit.times ?? 0) + 1}});
      this.page.toast(t('console.recalled', {number: visit.number}), 'megaphone');
    } else {
      this.done();
    }
  }

  /** The bar that offers the way back says what was done. */
  done(answer) {
    const then = answer?.visit?.then;
    if (then) this.cameAt = performance.now();
    this.page.show({state: 'OPEN', visit: then ? {...then, number: numberText(then.number)} : undefined});
    this.page.requestUpdate();
  }

  get undoable() {
    return this.page.isOpen && !this.page.feed.stale ? undoOffer(this.page.desk) : null;
  }

  async undo() {
    const undo = this.undoable;
    if (!undo) return;
    const answer = await this.page.command('undo', () => this.page.at('undo', {position: undo.position}));
    if (!answer) return;
    const visit = answer.undone?.visit;
    this.page.show({state: 'OPEN', visit: visit ? {...visit, noNumber: !visit.announcementId, number: numberText(visit.number)} : undefined});
    this.page.toast(t(`console.undone.${undo.action}`, {number: undo.number}), 'undo-2');
    this.page.requestUpdate();
  }

  async reprint() {
    if (!this.page.visit) return;
    const {visitId, number} = this.page.visit;
    const answer = await this.page.command('reprint', () => insist(`/api/v1/visits/${visitId}/reprint`, {requestId: newId()}));
    if (answer) this.page.toast(t('console.reprinted', {number}), 'printer');
  }
}
