import {Page, begin, empty, html, icon, loading, nothing, refusalText} from '/ui/lib/page.js';
import {hourMinute, isoDay, now, say, span, t} from '/ui/lib/i18n.js';
import {get} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';

const STATE_MOODS = {WAITING: '', CALLED: 'brand', FINISHED: 'ok', NO_SHOW: 'attention', UNSERVED: 'attention'};
const STATE_ICONS = {WAITING: 'hourglass', CALLED: 'megaphone', FINISHED: 'circle-check', NO_SHOW: 'user-x', UNSERVED: 'circle-x'};

/** Finds a visit by its day and number. The address keeps the question, so that "back" comes back to the answer. */
class Visits extends Page {
  async connectedCallback() {
    super.connectedCallback();
    this.day = this.params.get('day') ?? '';
    this.number = this.params.get('number') ?? '';
    if (!(await this.needRole('OFFICER'))) return;
    this.feed = this.listen(['site']);
    if (!this.day) this.day = isoDay(now());
    if (this.number) this.find();
    await this.updateComplete;
    this.querySelector('#number')?.focus();
  }

  ask(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.day = form.get('day');
    this.number = form.get('number').trim();
    history.replaceState(null, '', `/visits?day=${encodeURIComponent(this.day)}&number=${encodeURIComponent(this.number)}`);
    this.find();
  }

  async find() {
    this.searching = true;
    this.wrong = null;
    this.requestUpdate();
    try {
      const answer = await get(`/api/v1/visits?day=${encodeURIComponent(this.day)}&number=${encodeURIComponent(this.number)}`);
      this.found = Array.isArray(answer) ? answer : answer?.visits ?? [];
    } catch (refused) {
      this.wrong = refused;
    }
    this.searching = false;
    this.requestUpdate();
  }

  render() {
    this.title(t('nav.visits'));
    const gate = this.gateView();
    return html`${this.topbar('visits')}
      <main class="page stack">
        ${gate !== nothing ? gate : html`<h1>${t('nav.visits')}</h1>${this.formView()} ${this.resultView()}`}
      </main>${this.toastsView()}`;
  }

  formView() {
    return html`<form class="card ask" @submit=${(event) => this.ask(event)}>
      <div class="field"><label for="day">${t('visits.day')}</label><input id="day" name="day" type="date" required .value=${this.day} data-test="day" /></div>
      <div class="field"><label for="number">${t('visits.number')}</label><input id="number" name="number" class="num" required maxlength="12" autocomplete="off" spellcheck="false" placeholder="A012" .value=${this.number} data-test="number" /></div>
      <button class="button primary" data-test="find">${icon('search')}${t('visits.find')}</button>
    </form>`;
  }

  resultView() {
    if (this.searching) return loading();
    if (this.wrong) return html`<p class="note danger" role="alert">${icon('circle-alert')}<span>${refusalText(this.wrong)}</span></p>`;
    if (!this.found) return empty('ticket', t('visits.start'), t('visits.start.body'));
    if (this.found.length === 0) return empty('search', t('visits.none', {number: this.number}), t('visits.none.body'));
    return html`<ul class="stack" data-test="results">${this.found.map((visit) => this.visitRow(visit))}</ul>`;
  }

  visitRow(visit) {
    const waitMs = visit.calledAt ? Date.parse(visit.calledAt) - Date.parse(visit.issuedAt) : null;
    return html`<li><a class="card found" href="/visits/${visit.visitId}" data-test="found">
      <b class="num">${numberText(visit.number)}</b>
      <span class="grow"><b>${say(visit.service)}</b>
        <span class="quiet small">${t('visits.issued', {time: hourMinute(visit.issuedAt)})}${waitMs !== null ? html` · ${t('timeline.waited', {time: span(waitMs)})}` : nothing}</span></span>
      <span class="chip ${STATE_MOODS[visit.state] ?? ''}">${icon(STATE_ICONS[visit.state] ?? 'info')}${t(`state.${visit.state}`)}</span>
      ${icon('chevron-right')}
    </a></li>`;
  }
}

begin('motcua-visits', Visits);
