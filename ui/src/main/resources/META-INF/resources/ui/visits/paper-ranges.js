// Paper numbers of a day as they were keyed in, and the way to take out again what was keyed in wrongly.
import {html, icon, nothing, refusalText} from '/ui/lib/page.js';
import {hourMinute, say, t} from '/ui/lib/i18n.js';
import {get, insist, newId} from '/ui/lib/http.js';
import {valueOf} from '/ui/visits/paper.js';

const REASONS = ['NOT_HANDED_OUT', 'WRONG_DETAILS'];

const keyOf = (range) => `${range.seriesId}-${range.first}`;

export class PaperRanges {
  /** @param keyAgain called with the numbers on paper that are to be keyed in anew */
  constructor(page, keyAgain) {
    this.page = page;
    this.keyAgain = keyAgain;
    this.ranges = [];
  }

  /** What stood for another day is never withdrawn from this one. */
  forget() {
    this.ranges = [];
    this.out = null;
  }

  /** An answer for a day left since is too late. */
  async load() {
    const day = this.page.day;
    if (day !== this.day) this.forget();
    this.day = day;
    this.open = null;
    try {
      const {ranges} = await get(`/api/v1/paper-visits?day=${encodeURIComponent(day)}`);
      if (day !== this.page.day) return;
      this.ranges = ranges;
    } catch {
      if (day === this.page.day) this.ranges = [];
    }
    this.page.requestUpdate();
  }

  async toggle(range) {
    this.open = range && this.open !== keyOf(range) ? keyOf(range) : null;
    this.reason = '';
    this.refused = null;
    this.wrong = '';
    this.out = null;
    this.page.requestUpdate();
    await this.page.updateComplete;
    if (this.open) this.page.querySelector('#withdraw-first')?.focus();
  }

  async withdraw(event, range) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target);
    const read = {first: valueOf(form.get('first')), last: valueOf(form.get('last'))};
    this.refused = null;
    const isInside = read.first >= range.first && read.last <= range.last && read.first <= read.last;
    this.wrong = !isInside ? 'range' : !this.reason ? 'reason' : '';
    if (this.wrong) return this.page.requestUpdate();
    const wish = JSON.stringify([range.seriesId, read, this.reason, this.page.day]);
    if (wish !== this.wish) [this.wish, this.requestId] = [wish, newId()];
    this.busy = true;
    this.page.requestUpdate();
    try {
      const out = await insist('/api/v1/paper-visits/withdraw', {requestId: this.requestId, seriesId: range.seriesId, day: this.page.day, reason: this.reason, ...read});
      this.wish = '';
      const isOnPaper = this.reason === 'WRONG_DETAILS';
      await this.load();
      this.out = {...out, isOnPaper};
      if (isOnPaper) this.keyAgain(out, range);
      this.page.find();
    } catch (refused) {
      this.refused = refused;
    }
    this.busy = false;
    this.page.requestUpdate();
  }

  view() {
    if (this.ranges.length === 0) return this.outView();
    return html`<section class="keyed" aria-labelledby="keyed-title" data-test="paper-ranges">
      <h3 id="keyed-title">${t('paper.ranges')}</h3>${this.outView()}
      <ul>${this.ranges.map((range) => html`<li data-test="paper-range" data-first=${range.firstText} data-last=${range.lastText}>
        <div class="row">
          <b class="num">${range.first === range.last ? range.firstText : t('paper.range', {first: range.firstText, last: range.lastText})}</b>
          <span class="grow small">${say(range.service)} · ${t('console.counter', {label: range.counter})} · <span class="num">${hourMinute(range.from)} – ${hourMinute(range.to)}</span></span>
          <button type="button" class="button small" data-test="withdraw-open" aria-expanded=${this.open === keyOf(range)} @click=${() => this.toggle(range)}>${icon('undo-2')}${t('paper.withdraw')}</button>
        </div>
        ${this.open === keyOf(range) ? this.formView(range) : nothing}
      </li>`)}</ul>
    </section>`;
  }

  formView(range) {
    return html`<form class="withdraw" data-test="withdraw-form" @submit=${(event) => this.withdraw(event, range)}>
      ${this.refused ? html`<p class="note danger" role="alert" data-test="withdraw-refused">${icon('circle-alert')}<span>${refusalText(this.refused)}</span></p>` : nothing}
      ${this.wrong ? html`<p class="note danger" role="alert" data-test="withdraw-wrong">${icon('circle-alert')}<span>${t(`paper.withdraw.wrong.${this.wrong}`, {first: range.firstText, last: range.lastText})}</span></p>` : nothing}
      <div class="fields">
        ${this.field('first', t('paper.first'), range.firstText)}
        ${this.field('last', t('paper.withdraw.last'), range.lastText)}
      </div>
      <fieldset><legend>${t('paper.withdraw.why')}</legend>
        ${REASONS.map((reason) => html`<label class="choice"><input type="radio" name="reason" value=${reason} data-test="withdraw-${reason}" .checked=${this.reason === reason} @change=${() => this.choose(reason)} />
          <span><b>${t(`paper.withdraw.${reason}`)}</b><span class="quiet small">${t(`paper.withdraw.${reason}.means`)}</span></span></label>`)}
      </fieldset>
      <div class="row"><button class="button primary" data-test="withdraw-send" ?disabled=${Boolean(this.busy)}>${icon('undo-2')}${t('paper.withdraw.send')}</button>
        <button type="button" class="button" @click=${() => this.toggle(null)}>${t('closePanel')}</button></div>
    </form>`;
  }

  choose(reason) {
    this.reason = reason;
    this.wrong = '';
    this.page.requestUpdate();
  }

  field(name, label, value) {
    return html`<div class="field"><label for="withdraw-${name}">${label}</label>
      <input id="withdraw-${name}" name=${name} class="num" maxlength="9" autocomplete="off" spellcheck="false" required .value=${value} aria-invalid=${this.wrong === 'range'} data-test="withdraw-${name}" /></div>`;
  }

  outView() {
    if (!this.out) return nothing;
    const {count, first, last, isOnPaper} = this.out;
    return html`<p class="note ok" role="status" data-test="withdrawn">${icon('circle-check')}<span>${t(isOnPaper ? 'paper.withdrawn.again' : 'paper.withdrawn', {n: count, first, last})}</span></p>`;
  }
}
