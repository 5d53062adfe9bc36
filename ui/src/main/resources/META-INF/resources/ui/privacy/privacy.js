import {Page, begin, empty, html, icon, loading, nothing, pageFoot, refusalText} from '/ui/lib/page.js';
import {dateLong, dateShort, dayOf, hourMinute, isoDay, now, say, t} from '/ui/lib/i18n.js';
import {get, insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';

const KINDS = ['ACCESS', 'CORRECT', 'DELETE', 'OBJECT'];
const OUTCOMES = ['GIVEN', 'PARTLY', 'REFUSED', 'NOTHING_HELD'];
const REASONS = ['NOT_IDENTIFIED', 'OTHERS', 'HELD', 'LAW', 'REPEATED'];
const REFUSALS = new Set(['PARTLY', 'REFUSED']);
const DAY_MS = 86_400_000;

/** An hour as people here write it (8:30, 08:30, 8h30, 8h) in the form of the API; empty if it is none. */
export function clockOf(text) {
  const said = /^([01]?\d|2[0-3])(?:[:hg.]([0-5]\d)?)$/i.exec(text.trim());
  return said ? `${said[1].padStart(2, '0')}:${said[2] ?? '00'}` : '';
}

/** What people ask about data on themselves: taken down, looked up, answered before the law's day. */
class Privacy extends Page {
  async connectedCallback() {
    super.connectedCallback();
    this.by = 'number';
    this.found = {};
    this.chosen = {};
    if (!(await this.needRole('SUPERVISOR'))) return;
    this.feed = this.listen(['site']);
    this.every(30_000);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.rhythm);
  }

  async load() {
    try {
      this.register = await get('/api/v1/subject-requests');
      this.wrong = null;
    } catch (refused) {
      this.wrong = refused;
    }
    this.requestUpdate();
  }

  /** One thing at a time, each told when it is done or refused. */
  async does(deed) {
    if (this.busy) return;
    this.busy = true;
    this.refused = null;
    this.requestUpdate();
    try {
      await deed();
    } catch (refused) {
      this.refused = refused;
    }
    this.busy = false;
    await this.load();
  }

  take(event) {
    event.preventDefault();
    const form = event.target;
    const said = new FormData(form);
    const body = {requestId: newId(), kind: said.get('kind'), day: dayOf(said.get('day'), now())};
    for (const name of ['number', 'counterId']) if (said.get(name)) body[name] = said.get(name);
    for (const name of ['from', 'until']) if (said.has(name)) body[name] = clockOf(said.get(name));
    this.wrongField = ['day', 'from', 'until'].find((name) => body[name] === '' || (name === 'day' && !body.day));
    if (this.wrongField) {
      this.requestUpdate();
      this.querySelector(`#${this.wrongField}`)?.focus();
      return;
    }
    this.does(async () => {
      await insist('/api/v1/subject-requests', body);
      form.reset();
    });
  }

  search(one) {
    this.does(async () => {
      this.found[one.id] = await insist(`/api/v1/subject-requests/${encodeURIComponent(one.id)}/search`, {requestId: newId()});
    });
  }

  answer(event, one) {
    event.preventDefault();
    const said = new FormData(event.target);
    const body = {requestId: newId(), outcome: said.get('outcome')};
    if (said.get('reason')) body.reason = said.get('reason');
    this.does(async () => {
      await insist(`/api/v1/subject-requests/${encodeURIComponent(one.id)}/answer`, body);
      delete this.found[one.id];
    });
  }

  render() {
    this.title(t('privacy.title'));
    const gate = this.gateView();
    return html`${this.topbar('privacy')}
      <main class="page stack">
        ${gate !== nothing
          ? gate
          : html`<h1>${t('privacy.title')}</h1><p>${t('privacy.lead')}</p>
              ${this.refused ? html`<p class="note danger" role="alert" data-test="refused">${icon('circle-alert')}<span>${refusalText(this.refused)}</span></p>` : nothing}
              ${this.formView()} ${this.listView()}`}
      </main>${pageFoot()}${this.toastsView()}`;
  }

  formView() {
    const today = isoDay(now());
    const isNumber = this.by === 'number';
    const pick = (by) => {
      this.by = by;
      this.requestUpdate();
    };
    return html`<form class="card asked" @submit=${(event) => this.take(event)} data-test="take-form">
      <h2 class="wide">${t('privacy.take')}</h2>
      <div class="field"><label for="kind">${t('privacy.kind')}</label>
        <select id="kind" name="kind">${KINDS.map((kind) => html`<option value=${kind}>${t(`privacy.kind.${kind}`)}</option>`)}</select></div>
      <div class="field"><label for="by">${t('privacy.by')}</label>
        <select id="by" @change=${(event) => pick(event.target.value)} data-test="by">
          <option value="number">${t('privacy.by.number')}</option><option value="time">${t('privacy.by.time')}</option></select></div>
      ${this.fieldView('day', t('privacy.day'), {value: dateShort(`${today}T12:00:00Z`), form: t('visits.day.form'), wrong: t('visits.day.wrong')})}
      ${isNumber
        ? html`<div class="field"><label for="number">${t('privacy.number')}</label><input id="number" name="number" class="num" maxlength="12" required autocomplete="off" spellcheck="false" data-test="number" /></div>`
        : html`${this.fieldView('from', t('privacy.from'), {form: '08:30', wrong: t('privacy.clock.wrong')})} ${this.fieldView('until', t('privacy.until'), {form: '09:30', wrong: t('privacy.clock.wrong')})}
            <div class="field"><label for="counterId">${t('privacy.counter')}</label>
              <select id="counterId" name="counterId"><option value="">${t('privacy.counter.all')}</option>
                ${this.counters.map((counter) => html`<option value=${counter.id}>${t('console.counter', {label: counter.label})}</option>`)}</select></div>`}
      <div><button class="button primary" data-test="take" ?disabled=${this.busy}>${icon('file-plus')}${t('privacy.takeDown')}</button></div>
    </form>`;
  }

  fieldView(name, label, {value = '', form, wrong}) {
    const isWrong = this.wrongField === name;
    return html`<div class="field"><label for=${name}>${label}</label>
      <input id=${name} name=${name} class="num" required maxlength="10" inputmode="numeric" autocomplete="off" placeholder=${form} value=${value} aria-invalid=${isWrong} aria-describedby=${isWrong ? `${name}-wrong` : nothing} data-test=${name} />
      ${isWrong ? html`<p id="${name}-wrong" class="wrong small" role="alert">${wrong}</p>` : nothing}</div>`;
  }

  listView() {
    if (this.wrong) return html`<p class="note danger" role="alert">${icon('circle-alert')}<span>${refusalText(this.wrong)}</span></p>`;
    if (!this.register) return loading();
    const {open, answered} = this.register;
    return html`<section class="stack" aria-labelledby="open"><h2 id="open">${t('privacy.open')}</h2>
        ${open.length === 0 ? empty('circle-check', t('privacy.none'), t('privacy.none.body')) : html`<ul class="requests" data-test="open">${open.map((one) => this.openView(one))}</ul>`}</section>
      ${answered.length === 0
        ? nothing
        : html`<section class="stack" aria-labelledby="done"><h2 id="done">${t('privacy.done')}</h2>
            <ul class="requests" data-test="answered">${answered.map((one) => html`<li class="card request"><header>${this.aboutView(one)}<span class="chip">${t(`privacy.outcome.${one.outcome}`)}</span></header>
              <p class="small">${t('privacy.answeredBy', {person: one.answeredBy || '?', day: dateLong(one.answeredAt), time: hourMinute(one.answeredAt)})}${one.reason === 'NONE' ? '' : ` · ${t(`privacy.reason.${one.reason}`)}`}</p></li>`)}</ul></section>`}`;
  }

  aboutView(one) {
    const when = dateLong(`${one.day}T05:00:00Z`);
    const what = one.number ? t('privacy.about.number', {number: numberText(one.number), day: when}) : t('privacy.about.time', {day: when, from: hourMinute(one.from), until: hourMinute(one.until)});
    return html`<b class="grow">${t(`privacy.kind.${one.kind}`)}: ${what}</b>`;
  }

  dueView(one) {
    const left = Date.parse(one.dueAt) - now();
    const mood = left < 0 ? 'danger' : left < DAY_MS ? 'attention' : 'ok';
    const said = {day: dateLong(one.dueAt), time: hourMinute(one.dueAt)};
    return html`<span class="chip ${mood}" data-test="due">${icon(left < 0 ? 'circle-alert' : 'hourglass')}${t(left < 0 ? 'privacy.late' : 'privacy.due', said)}</span>`;
  }

  openView(one) {
    const found = this.found[one.id];
    return html`<li class="card request" data-test="request">
      <header>${this.aboutView(one)} ${this.dueView(one)}</header>
      <p class="small">${t('privacy.takenBy', {person: one.takenBy || '?', day: dateLong(one.takenAt), time: hourMinute(one.takenAt)})} · ${t('privacy.searches', {n: one.searches})}</p>
      ${found ? this.foundView(found) : html`<div><button class="button" data-test="search" ?disabled=${this.busy} @click=${() => this.search(one)}>${icon('search')}${t('privacy.search')}</button></div>`}
      ${this.answerView(one)}
    </li>`;
  }

  foundView(found) {
    const {visits, evidence} = found;
    if (visits.length === 0 && evidence.length === 0) return html`<p class="note" data-test="nothing">${icon('info')}<span>${t('privacy.nothing')}</span></p>`;
    return html`<div class="stack" data-test="found">
      ${found.isCut ? html`<p class="note attention">${icon('triangle-alert')}<span>${t('privacy.cut')}</span></p>` : nothing}
      <ul class="held">${visits.map((visit) => html`<li data-test="held-visit"><a href="/visits/${visit.visitId}"><b>${visit.number ? numberText(visit.number) : t('privacy.noNumber')}</b></a> · ${say(this.service(visit.service)?.name) || visit.service} · ${hourMinute(visit.issuedAt)}<br />
        <span class="small">${t('privacy.held.visit', {facts: Object.values(visit.facts).reduce((sum, n) => sum + n, 0), scans: visit.facts.ScanReceived ?? 0, ratings: visit.ratings, camera: visit.cameraEvents, contacts: visit.contacts})}</span></li>`)}</ul>
      ${evidence.length === 0
        ? html`<p class="small">${t('privacy.evidence.none')}</p>`
        : html`<p class="small">${t('privacy.evidence.lead')}</p><ul class="held">${evidence.map((piece) => html`<li data-test="held-piece">${hourMinute(piece.at)} · ${piece.camera} · ${piece.mediaType} · ${t(`privacy.state.${piece.state}`)}${piece.isHeld ? html` · <b>${t('privacy.isHeld')}</b>` : nothing}</li>`)}</ul>`}
    </div>`;
  }

  answerView(one) {
    const outcome = this.chosen[one.id] ?? 'GIVEN';
    const choose = (value) => {
      this.chosen[one.id] = value;
      this.requestUpdate();
    };
    return html`<form class="answering" @submit=${(event) => this.answer(event, one)}>
      <div class="field"><label for="outcome-${one.id}">${t('privacy.outcome')}</label>
        <select id="outcome-${one.id}" name="outcome" data-test="outcome" @change=${(event) => choose(event.target.value)}>${OUTCOMES.map((value) => html`<option value=${value} ?selected=${value === outcome}>${t(`privacy.outcome.${value}`)}</option>`)}</select></div>
      ${REFUSALS.has(outcome)
        ? html`<div class="field"><label for="reason-${one.id}">${t('privacy.reason')}</label>
            <select id="reason-${one.id}" name="reason" data-test="reason">${REASONS.map((value) => html`<option value=${value}>${t(`privacy.reason.${value}`)}</option>`)}</select></div>`
        : nothing}
      <button class="button" data-test="answer" ?disabled=${this.busy}>${icon('check')}${t('privacy.answer')}</button>
    </form>`;
  }
}

begin('motcua-privacy', Privacy);
