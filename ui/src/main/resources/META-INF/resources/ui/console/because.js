// Calling somebody whose turn it is not: why is asked in place, one press answers and calls.
import {html, icon, nothing} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';

const REASONS = ['HERE_AGAIN', 'TOGETHER', 'URGENT', 'ASKED', 'OTHER'];

export class Because {
  constructor(page) {
    this.page = page;
    this.visitId = null;
  }

  /** Its turn, or nobody else's: it is called at once. The hub knows better in the end, and keeps whose turn it was. */
  call(visitId, event) {
    const first = this.page.feed.value(`line:${this.page.counterId}`, 'order')?.order?.[0];
    if (!first || first.visitId === visitId) return this.page.deeds.callThis(visitId);
    this.show(this.visitId === visitId ? null : visitId);
    // Opened by a key it is answered by keys.
    if (event.detail === 0) this.page.updateComplete.then(() => this.page.querySelector('[data-test=because] button')?.focus());
  }

  show(visitId) {
    this.visitId = visitId;
    this.page.requestUpdate();
  }

  answer(reason) {
    const visitId = this.visitId;
    this.show(null);
    this.page.deeds.callThis(visitId, reason);
  }

  view(visitId) {
    if (this.visitId !== visitId || this.page.visit) return nothing;
    return html`<div class="because" role="group" aria-label=${t('console.because')} data-test="because">
      <p>${t('console.because')}</p>
      <div class="row wrap">
        ${REASONS.map((one) => html`<button class="button small" data-test="because-${one}" ?disabled=${Boolean(this.page.busy)} @click=${() => this.answer(one)}>${t(`console.because.${one}`)}</button>`)}
        <button class="button plain small" data-test="because-not" @click=${() => this.show(null)}>${icon('x')}${t('console.because.not')}</button>
      </div>
    </div>`;
  }
}
