// Giving a number at the counter, for who comes without one.
import {html, icon, nothing} from '/ui/lib/page.js';
import {rich, say, t} from '/ui/lib/i18n.js';
import {insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';
import {classField} from '/ui/console/line.js';

export class Issue {
  constructor(page) {
    this.page = page;
    this.isOpen = false;
    this.issued = '';
  }

  open() {
    this.isOpen = true;
    this.page.requestUpdate();
  }

  close() {
    this.isOpen = false;
    this.issued = '';
  }

  async send(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const answer = await this.page.command('issue', () =>
      insist('/api/v1/tickets', {requestId: newId(), serviceId: form.get('service'), priority: form.get('priority') ?? 'NORMAL'})
    );
    if (!answer) return;
    this.issued = numberText(answer.number ?? answer.visit?.number);
    this.page.requestUpdate();
  }

  view() {
    if (!this.isOpen) return html`<button class="button issue" data-test="issue" @click=${() => this.open()}>${icon('plus')}${t('console.issue')}</button>`;
    const mine = this.page.counter(this.page.counterId)?.services ?? [];
    const ordered = [...this.page.services].sort((one, other) => mine.includes(other.id) - mine.includes(one.id));
    return html`<form class="issueform" @submit=${(event) => this.send(event)}>
      ${this.issued ? html`<p class="note ok" role="status" data-test="issued">${icon('ticket')}<span>${rich('console.issued', {number: this.issued})}</span></p>` : nothing}
      <div class="field"><label for="issue-service">${t('console.issue.service')}</label>
        <select id="issue-service" name="service">${ordered.map((one) => html`<option value=${one.id}>${say(one.name)}</option>`)}</select></div>
      ${classField(this.page.classes)}
      <div class="row"><button class="button primary grow" data-test="issue-send" ?disabled=${Boolean(this.page.busy)}>${t('console.issue.send')}</button>
      <button type="button" class="button" @click=${() => this.page.closePanels()}>${t('closePanel')}</button></div>
    </form>`;
  }
}
