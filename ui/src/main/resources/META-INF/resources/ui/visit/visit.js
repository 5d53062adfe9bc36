import {Page, begin, empty, html, icon, loading, nothing, pageFoot, refusalText} from '/ui/lib/page.js';
import {dateLong, now, say, span, t} from '/ui/lib/i18n.js';
import {get, insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';
import {onTheBeat} from '/ui/lib/clock.js';
import {sorted, stretches, timelineView} from '/ui/lib/timeline.js';

const STATE_MOODS = {WAITING: '', CALLED: 'brand', PARKED: 'attention', FINISHED: 'ok', NO_SHOW: 'attention', UNSERVED: 'attention', CANCELLED: '', WITHDRAWN: '', NEVER_GIVEN: ''};
const STATE_ICONS = {WAITING: 'hourglass', CALLED: 'megaphone', PARKED: 'clock', FINISHED: 'circle-check', NO_SHOW: 'user-x', UNSERVED: 'circle-x', CANCELLED: 'undo-2', WITHDRAWN: 'undo-2', NEVER_GIVEN: 'undo-2'};

/** One visit from its ticket to the last event about it, live. */
class Visit extends Page {
  async connectedCallback() {
    super.connectedCallback();
    this.visitId = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() ?? '');
    if (!(await this.needRole('OFFICER'))) return;
    this.feed = this.listen(['site', `visit:${this.visitId}`]);
    this.offBeat = onTheBeat(() => this.requestUpdate());
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.offBeat?.();
  }

  feedChanged(topics) {
    // The head (state, counter, paper) is not in the feed: what is new about the visit is worth one question.
    if (topics.has(`visit:${this.visitId}`) && this.answer) this.load();
  }

  async load() {
    try {
      this.answer = await get(`/api/v1/visits/${encodeURIComponent(this.visitId)}`);
      this.wrong = null;
    } catch (refused) {
      if (!this.answer || !refused.unreachable) this.wrong = refused;
    }
    this.requestUpdate();
  }

  entries() {
    const all = new Map();
    for (const entry of this.answer?.entries ?? []) all.set(entry.position, entry);
    for (const entry of this.feed?.values(`visit:${this.visitId}`, 'entry:') ?? []) all.set(entry.position, entry);
    return sorted([...all.values()]);
  }

  async reprint() {
    this.busy = true;
    this.requestUpdate();
    try {
      await insist(`/api/v1/visits/${this.visitId}/reprint`, {requestId: newId()});
      this.toast(t('console.reprinted', {number: numberText(this.answer.visit.number)}), 'printer');
    } catch (refused) {
      this.toastRefusal(refused);
    }
    this.busy = false;
    this.requestUpdate();
  }

  render() {
    const visit = this.answer?.visit;
    this.title(visit ? `${numberText(visit.number)} · ${t('visit.title')}` : t('visit.title'));
    const gate = this.gateView();
    return html`${this.topbar('visits', this.feed ? this.connectionView() : nothing)}
      <main class="page visit ${this.feed?.stale ? 'is-stale' : ''}" data-test="visit">
        ${gate !== nothing ? gate : visit ? this.visitView(visit) : this.wrong ? this.wrongView() : loading()}
      </main>${pageFoot()}${this.toastsView()}`;
  }

  wrongView() {
    if (this.wrong.status === 404) return empty('search', t('visit.unknown'), t('visit.unknown.body'), html`<a class="button" href="/visits">${t('nav.visits')}</a>`);
    return empty('wifi-off', t('unreachable.title'), refusalText(this.wrong));
  }

  visitView(visit) {
    const entries = this.entries();
    const {waitMs, waiting, serveMs, serving} = stretches(entries, now());
    const counter = this.counter(visit.counterId);
    return html`
      <section class="card about">
        <div class="top">
          <div><p class="quiet small">${t('visit.title')}</p><p class="number num" data-test="visit-number">${numberText(visit.number)}</p></div>
          <span class="chip ${STATE_MOODS[visit.state] ?? ''}" data-test="visit-state">${icon(STATE_ICONS[visit.state] ?? 'info')}${t(`state.${visit.state}`)}</span>
        </div>
        <p><b>${say(visit.service) || say(this.service(visit.serviceId)?.name)}</b></p>
        <p class="quiet small">${dateLong(visit.issuedAt)}</p>
        <dl class="spans">
          <div><dt>${icon('hourglass')}${t('visit.wait')}</dt><dd class="num">${waitMs === null ? '–' : span(waitMs)}${waiting ? html` <span class="chip">${t('visit.running')}</span>` : nothing}</dd></div>
          <div><dt>${icon('timer')}${t('visit.service')}</dt><dd class="num">${serveMs === null ? '–' : span(serveMs)}${serving ? html` <span class="chip brand">${t('visit.running')}</span>` : nothing}</dd></div>
          <div><dt>${icon('map-pin')}${t('visit.counter')}</dt><dd>${counter ? say(counter.name) : visit.counterId || '–'}</dd></div>
          <div><dt>${icon('printer')}${t('visit.paper')}</dt><dd>${t(`paper.${visit.paper ?? 'NONE'}`)}</dd></div>
        </dl>
        <p class="row wrap">
          ${visit.priority && visit.priority !== 'NORMAL' ? html`<span class="chip brand">${icon('accessibility')}${t('priority')}</span>` : nothing}
          ${(visit.aliases ?? []).map((alias) => html`<span class="chip">${t('console.alias', {number: numberText(alias)})}</span>`)}
        </p>
        <button class="button" data-test="reprint" ?disabled=${this.busy || visit.state !== 'WAITING'} @click=${() => this.reprint()}>${icon('printer')}${t('console.reprint')}</button>
      </section>
      <section class="line card">
        <h1>${t('visit.line')}</h1>
        ${entries.length > 0 ? timelineView(entries) : empty('hourglass', t('visit.noEntries'))}
      </section>
    `;
  }
}

begin('motcua-visit', Visit);
