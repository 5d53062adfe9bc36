import {Page, begin, empty, html, icon, loading, nothing, pageFoot, refusalText} from '/ui/lib/page.js';
import {dateLong, dateShort, dayOf, dayPlus, hourMinute, isoDay, now, say, span, t} from '/ui/lib/i18n.js';
import {get, includesRole} from '/ui/lib/http.js';
import {dayView, loadDay} from '/ui/visits/day.js';
import {estimatesView, loadEstimates} from '/ui/visits/estimates.js';
import {isTicketNumber, numberText} from '/ui/lib/number.js';
import {PaperForm, beganView} from '/ui/visits/paper.js';

const STATE_MOODS = {WAITING: '', CALLED: 'brand', PARKED: 'attention', FINISHED: 'ok', NO_SHOW: 'attention', UNSERVED: 'attention', CANCELLED: '', WITHDRAWN: '', NEVER_GIVEN: ''};
const STATE_ICONS = {WAITING: 'hourglass', CALLED: 'megaphone', PARKED: 'clock', FINISHED: 'circle-check', NO_SHOW: 'user-x', UNSERVED: 'circle-x', CANCELLED: 'undo-2', WITHDRAWN: 'undo-2', NEVER_GIVEN: 'undo-2'};

const PAGE = 50;

/**
 * Finds visits by their day, and by their number if one is given. The address keeps the question, so that "back" comes back to the
 * answer. The day is written as people here write it: what a browser's own field shows depends on that browser's language.
 */
class Visits extends Page {
  constructor() {
    super();
    this.paper = new PaperForm(this);
  }

  async connectedCallback() {
    super.connectedCallback();
    this.chosen = dayOf(this.params.get('day') ?? '', now());
    this.number = this.params.get('number') ?? '';
    if (this.number && !isTicketNumber(this.number)) this.refuseNumber();
    if (!(await this.needRole('OFFICER'))) return;
    this.feed = this.listen(['site', 'queue']);
    this.find();
    this.showDay();
    if (includesRole(this.person, 'SUPERVISOR')) loadEstimates().then((report) => this.showEstimates(report));
    await this.updateComplete;
    this.querySelector('#number')?.focus();
  }

  /** Today, until another one is asked for; which day that is where the site lies, the first word of the feed tells. */
  get day() {
    return this.chosen || isoDay(now());
  }

  feedChanged() {
    if (!this.shownDay || this.shownDay === this.day) return;
    this.showDay();
    this.paper.dayChanged();
    this.find();
  }

  /** Figures of the day that is looked at; an answer for a day left since is too late. */
  async showDay() {
    if (!includesRole(this.person, 'SUPERVISOR')) return;
    const day = this.day;
    const figures = await loadDay(day);
    if (day !== this.day) return;
    this.figures = figures;
    this.requestUpdate();
  }

  showEstimates(report) {
    this.estimates = report;
    this.requestUpdate();
  }

  ask(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const day = dayOf(form.get('day'), now());
    this.wrongDay = day === '';
    this.number = form.get('number').trim();
    this.wrongNumber = false;
    if (this.number && !isTicketNumber(this.number)) this.refuseNumber();
    if (this.wrongDay || this.wrongNumber) return this.requestUpdate();
    this.goTo(day);
  }

  /** A scanner may have typed a person's number here: it goes into no address, and does not stay on the screen. */
  refuseNumber() {
    this.number = '';
    this.wrongNumber = true;
    const field = this.querySelector('#number');
    if (field) field.value = '';
    if (this.params.get('number')) history.replaceState(null, '', '/visits');
  }

  goTo(day) {
    this.chosen = day;
    this.wrongDay = false;
    this.showDay();
    this.paper.dayChanged();
    history.replaceState(null, '', `/visits?day=${encodeURIComponent(this.day)}&number=${encodeURIComponent(this.number)}`);
    this.find();
  }

  async find() {
    this.found = [];
    this.shownDay = this.day;
    await this.load(this.number ? `number=${encodeURIComponent(this.number)}` : `limit=${PAGE}`);
  }

  /** The next page of the day, after the last visit shown. */
  async more() {
    await this.load(`limit=${PAGE}&after=${this.found[this.found.length - 1].visitId}`);
  }

  async load(query) {
    const asked = `${this.day} ${query}`;
    this.asked = asked;
    this.searching = true;
    this.wrong = null;
    this.requestUpdate();
    try {
      const {visits = []} = await get(`/api/v1/visits?day=${encodeURIComponent(this.day)}&${query}`);
      if (this.asked !== asked) return;
      this.found = [...this.found, ...visits];
      this.hasMore = !this.number && visits.length === PAGE;
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
        ${gate !== nothing ? gate : html`<h1>${t('nav.visits')}</h1>${this.formView()} ${dayView(this.figures)} ${estimatesView(this.estimates)} ${this.feed?.loaded ? this.paper.view() : nothing} ${this.resultView()}`}
      </main>${pageFoot()}${this.toastsView()}`;
  }

  formView() {
    return html`<form class="card ask" @submit=${(event) => this.ask(event)}>
      <div class="field"><label for="day">${t('visits.day')}</label>
        <div class="dayrow">
          <button type="button" class="button" aria-label=${t('kiosk.clock.before')} data-test="day-before" @click=${() => this.goTo(dayPlus(this.day, -1))}>${icon('arrow-left')}</button>
          <input id="day" name="day" class="num" required maxlength="10" inputmode="numeric" autocomplete="off" placeholder=${t('visits.day.form')} .value=${this.dayText()} aria-invalid=${Boolean(this.wrongDay)} aria-describedby="day-words" data-test="day" />
          <button type="button" class="button" aria-label=${t('kiosk.clock.after')} data-test="day-after" ?disabled=${this.day >= isoDay(now())} @click=${() => this.goTo(dayPlus(this.day, 1))}>${icon('arrow-right')}</button>
        </div></div>
      <div class="field"><label for="number">${t('visits.number')}</label><input id="number" name="number" class="num" maxlength="12" autocomplete="off" spellcheck="false" placeholder="A012" .value=${this.number} aria-invalid=${Boolean(this.wrongNumber)} aria-describedby=${this.wrongNumber ? 'number-wrong' : nothing} data-test="number" />
        ${this.wrongNumber ? html`<p id="number-wrong" class="wrong small" role="alert" data-test="number-wrong">${t('visits.number.wrong')}</p>` : nothing}</div>
      <button class="button primary" data-test="find">${icon('search')}${t('visits.find')}</button>
      <p id="day-words" class="${this.wrongDay ? 'wrong' : 'quiet'} small" role="status" data-test="day-words">${this.wrongDay ? t('visits.day.wrong') : dateLong(`${this.day}T12:00:00Z`)}</p>
    </form>`;
  }

  /** While the day is wrong the field keeps what the person wrote. */
  dayText() {
    return this.wrongDay ? this.querySelector('#day')?.value ?? '' : dateShort(`${this.day}T12:00:00Z`);
  }

  resultView() {
    if (this.searching && !this.found?.length) return loading();
    if (this.wrong) return html`<p class="note danger" role="alert">${icon('circle-alert')}<span>${refusalText(this.wrong)}</span></p>`;
    if (!this.found) return loading();
    if (this.found.length === 0) return this.number ? empty('search', t('visits.none', {number: this.number}), t('visits.none.body')) : empty('ticket', t('visits.start'), t('visits.start.body'));
    return html`<ul class="results" data-test="results">${this.found.map((visit) => this.visitRow(visit))}</ul>
      ${this.hasMore ? html`<p class="row center"><button class="button" data-test="more" ?disabled=${this.searching} @click=${() => this.more()}>${icon('plus')}${t('visits.more')}</button></p>` : nothing}`;
  }

  visitRow(visit) {
    const waitMs = visit.calledAt ? Date.parse(visit.calledAt) - Date.parse(visit.issuedAt) : null;
    return html`<li><a class="card found" href="/visits/${visit.visitId}" data-test="found">
      <b class="num">${numberText(visit.number)}</b>
      <span class="grow"><b>${say(visit.service)}</b>
        <span class="quiet small">${t('visits.issued', {time: hourMinute(visit.issuedAt)})}${waitMs > 0 ? html` · ${t('timeline.waited', {time: span(waitMs)})}` : nothing}</span></span>
      ${beganView(visit)}
      <span class="chip ${STATE_MOODS[visit.state] ?? ''}">${icon(STATE_ICONS[visit.state] ?? 'info')}${t(`state.${visit.state}`)}</span>
      ${icon('chevron-right')}
    </a></li>`;
  }
}

begin('motcua-visits', Visits);
