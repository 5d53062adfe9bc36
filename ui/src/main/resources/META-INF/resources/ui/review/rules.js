// How each rule did: how often it spoke, how often it was right, and who answers for one that is muted.
import {empty, html, icon, nothing} from '/ui/lib/page.js';
import {dateLong, hourMinute, language, t} from '/ui/lib/i18n.js';
import {get, insist, newId} from '/ui/lib/http.js';

const MUTE_DAYS = [1, 7, 30, 90];
/** What people ask for is never muted; the hub refuses it too. */
const ALWAYS = ['PANIC', 'CONDUCT_REPORT'];

const number = (value, digits = 0) => new Intl.NumberFormat(language(), {maximumFractionDigits: digits}).format(value);
const percent = (share) => number(share * 100);

export class Rules {
  constructor(page) {
    this.page = page;
    this.isOpen = false;
    this.found = null;
  }

  async toggle() {
    this.isOpen = !this.isOpen;
    this.page.requestUpdate();
    if (!this.isOpen) return;
    await this.load();
    await this.page.updateComplete;
    this.page.querySelector('#rules-head')?.focus();
  }

  async load() {
    try {
      this.found = await get('/api/v1/incident-rules');
      this.wrong = null;
    } catch (refused) {
      this.wrong = refused;
      this.page.toastRefusal(refused);
    }
    this.page.requestUpdate();
  }

  /** For no days it speaks again at once. */
  async mute(kind, days) {
    if (this.busy) return;
    this.busy = true;
    this.page.requestUpdate();
    try {
      await insist(`/api/v1/incident-rules/${encodeURIComponent(kind)}/mute`, {requestId: newId(), days});
      await this.load();
    } catch (refused) {
      this.page.toastRefusal(refused);
    }
    this.busy = false;
    this.page.requestUpdate();
  }

  button() {
    return html`<button class="button plain" data-test="rules-toggle" aria-expanded=${this.isOpen} @click=${() => this.toggle()}>${icon('clipboard-list')}${t('review.rules')}<kbd>${'R'}</kbd></button>`;
  }

  view() {
    if (!this.isOpen || !this.found) return nothing;
    const {days, rules} = this.found;
    return html`<section class="stack rules" aria-labelledby="rules-head" data-test="rules" @keydown=${(event) => event.key === 'Escape' && this.toggle()}>
      <h2 id="rules-head" tabindex="-1">${t('review.rules.days', {n: number(days)})}</h2>
      ${rules.length === 0
        ? empty('clipboard-list', t('review.rules.none'), t('review.rules.none.body'))
        : html`<div class="card flat scroll" tabindex="0" role="region" aria-labelledby="rules-head"><table class="table">
            <thead><tr><th scope="col">${t('review.rules.rule')}</th><th scope="col">${t('review.rules.alerts')}</th><th scope="col">${t('review.rules.right')}</th><th scope="col">${t('review.rules.median')}</th><th scope="col">${t('review.rules.spent')}</th><th scope="col">${t('review.rules.auto')}</th><th scope="col">${t('review.rules.mute')}</th></tr></thead>
            <tbody>${rules.map((rule) => this.rowView(rule))}</tbody></table></div>`}</section>`;
  }

  rowView(rule) {
    return html`<tr data-test="rule" data-kind=${rule.kind}><th scope="row">${t(`review.kind.${rule.kind}`)}${rule.asksForCare ? html`<p class="note attention small" data-test="asks-for-care">${icon('circle-alert')}<span>${t('review.rules.care')}</span></p>` : nothing}</th>
      <td><span class="num">${number(rule.alerts)}</span><br /><span class="small">${t('review.rules.perDay', {n: number(rule.alertsPerDay, 1)})}</span></td>
      <td>${this.rightView(rule)}</td>
      <td>${rule.medianMinutes === null ? '–' : t('review.rules.minutes', {n: number(rule.medianMinutes, 1)})}</td>
      <td data-test="spent"><span class="num">${t('review.rules.minutes', {n: number(rule.minutesSpent, 1)})}</span><br /><span class="small">${t('review.rules.spent.perDay', {n: number(rule.minutesPerDay, 1)})}</span></td>
      <td>${rule.autoClosed === null ? '–' : html`<span class="num">${percent(rule.autoClosed)} %</span>`}</td>
      <td>${this.muteView(rule)}</td></tr>`;
  }

  /** Never a share without how many it is of, and how sure it is. */
  rightView(rule) {
    if (rule.precision === null) return html`<span class="small">${t('review.rules.unjudged')}</span>`;
    return html`<span class="num">${percent(rule.precision)} %</span><br /><span class="small">${t('review.rules.of', {confirmed: number(rule.confirmed), judged: number(rule.judged), low: percent(rule.low), high: percent(rule.high)})}</span>`;
  }

  muteView(rule) {
    if (ALWAYS.includes(rule.kind)) return html`<span class="small">${t('review.rules.always')}</span>`;
    if (rule.mutedUntil)
      return html`<p class="small" data-test="muted">${t('review.rules.muted', {day: dateLong(rule.mutedUntil), time: hourMinute(rule.mutedUntil), person: rule.owner?.name ?? '–', n: number(rule.silenced)})}</p>
        <button class="button small" data-test="unmute" ?disabled=${this.busy} @click=${() => this.mute(rule.kind, 0)}>${t('review.rules.speak')}</button>`;
    const id = `mute-${rule.kind}`;
    return html`<form class="row" @submit=${(event) => {
      event.preventDefault();
      this.mute(rule.kind, Number(new FormData(event.target).get('days')));
    }}><label class="seen-by-readers" for=${id}>${t('review.rules.mute.long', {rule: t(`review.kind.${rule.kind}`)})}</label>
      <select id=${id} name="days">${MUTE_DAYS.map((days) => html`<option value=${days}>${t('review.rules.mute.days', {n: number(days)})}</option>`)}</select>
      <button class="button small" data-test="mute" ?disabled=${this.busy}>${t('review.rules.mute')}</button></form>`;
  }
}
