import {repeat} from 'lit/directives/repeat.js';
import {Page, begin, empty, html, icon, loading, nothing, refusalText} from '/ui/lib/page.js';
import {dateLong, hourMinute, isoDay, t} from '/ui/lib/i18n.js';
import {get, includesRole, insist, newId} from '/ui/lib/http.js';
import {CommandKeys} from '/ui/lib/keys.js';
import {caseView, placeOf} from '/ui/review/case.js';
import {Evidence} from '/ui/review/evidence.js';
import {Names} from '/ui/review/names.js';
import {grouped, signs} from '/ui/review/groups.js';
import {Rules} from '/ui/review/rules.js';
import {VERDICTS, isOpen, nextAfter, question, sorted} from '/ui/review/verdicts.js';

const UNDECIDED = ['NEW', 'CLAIMED', 'NEEDS_INFO', 'DECIDED'];
const SEVERITY_ICONS = {LOW: 'info', MEDIUM: 'circle-alert', HIGH: 'triangle-alert', CRITICAL: 'bell-ring'};
const UNDO_MS = 10_000;
const REFRESH_MS = 20_000;

/** Incidents: a supervisor decides them from the keyboard; an officer answers those that ask about the own counter. */
class Review extends Page {
  async connectedCallback() {
    super.connectedCallback();
    if (!(await this.needRole('OFFICER'))) return;
    this.judges = includesRole(this.person, 'SUPERVISOR');
    this.evidence = new Evidence(this);
    this.names = new Names(this);
    this.rules = new Rules(this);
    this.unfolded = new Set();
    this.feed = this.listen(this.judges ? ['site', 'incidents'] : ['site']);
    this.keys = new CommandKeys(this.commands(), {isOn: () => this.judges && this.gateView() === nothing, first: (name) => this.answerKey(name)}).start();
    this.again = setInterval(() => this.load(), REFRESH_MS);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.again);
    this.evidence?.forget();
    this.keys?.stop();
  }

  commands() {
    const verdicts = VERDICTS.map((verdict, i) => [`Digit${i + 1}`, () => this.say(verdict)]);
    return {
      KeyJ: () => this.step(1),
      KeyK: () => this.step(-1),
      KeyN: () => this.querySelector('#note')?.focus(),
      KeyA: () => this.claimOrRelease(),
      KeyS: () => this.act('ask'),
      KeyZ: () => this.undo(),
      KeyV: () => this.evidence.openAll(),
      KeyH: () => this.whole && this.evidence.toggle('hold'),
      KeyE: () => this.evidence.kept?.items.some((item) => item.state === 'STORED') && this.evidence.toggle('pack'),
      KeyC: () => this.whole && this.evidence.kept && !this.evidence.isAsking && this.evidence.askCameras(),
      KeyG: () => this.toggleGroup(),
      KeyW: () => this.names.show(),
      KeyR: () => this.rules.toggle(),
      Space: () => this.evidence.playOrPause(),
      Comma: () => this.evidence.frame(-1),
      Period: () => this.evidence.frame(1),
      Slash: () => this.toggleHelp(),
      Escape: () => this.forget(),
      ...Object.fromEntries(verdicts),
    };
  }

  feedChanged(topics) {
    if (topics?.has?.('incidents')) this.load();
  }

  /** One reading at a time; what changed meanwhile is read after it. */
  async load() {
    if (this.isLoading) {
      this.loadsAgain = true;
      return;
    }
    this.isLoading = true;
    try {
      const asked = this.judges ? UNDECIDED.map((state) => `?state=${state}&limit=200`) : [''];
      const pages = await Promise.all(asked.map((query) => get(`/api/v1/incidents${query}`)));
      this.groups = grouped(sorted(pages.flatMap((page) => page.incidents).filter((one) => !this.judges || isOpen(one))));
      this.all = this.groups.flat();
      this.wrong = null;
      if (!this.all.some((one) => one.incidentId === this.chosen) && !this.busy) this.chosen = this.all[0]?.incidentId ?? null;
      await this.loadCase();
    } catch (refused) {
      this.wrong = refused;
    }
    this.isLoading = false;
    this.requestUpdate();
    if (this.loadsAgain) {
      this.loadsAgain = false;
      this.load();
    }
  }

  async loadCase() {
    const id = this.chosen;
    if (!id) {
      this.whole = null;
      return;
    }
    const whole = await get(`/api/v1/incidents/${encodeURIComponent(id)}`);
    if (this.chosen === id) this.whole = this.names.over(whole);
    if (this.judges && this.chosen === id) await this.evidence.load(id);
    this.requestUpdate();
  }

  async choose(id) {
    if (!id || id === this.chosen) return;
    this.forget();
    this.names.forget();
    this.chosen = id;
    this.whole = null;
    this.requestUpdate();
    try {
      await this.loadCase();
    } catch (refused) {
      this.toastRefusal(refused);
    }
    this.querySelector('[aria-current=true]')?.scrollIntoView({block: 'nearest'});
  }

  step(by) {
    const lines = (this.groups ?? []).flatMap((group) => (this.isUnfolded(group) ? group : [group[0]]));
    const at = lines.findIndex((one) => one.incidentId === this.chosen);
    this.choose(lines[at + by]?.incidentId);
  }

  /** By hand, or because one inside of it is looked at. */
  isUnfolded(group) {
    return group.some((one, i) => this.unfolded.has(one.incidentId) || (i > 0 && one.incidentId === this.chosen));
  }

  /** Folded again, the first of it is looked at: the one chosen is always a line. */
  toggleGroup(group = this.groups?.find((one) => one.some((inside) => inside.incidentId === this.chosen))) {
    if (!group || group.length === 1) return;
    const isUnfolded = this.isUnfolded(group);
    for (const one of group) this.unfolded.delete(one.incidentId);
    if (!isUnfolded) this.unfolded.add(group[0].incidentId);
    else if (group.some((one) => one.incidentId === this.chosen)) this.choose(group[0].incidentId);
    this.requestUpdate();
  }

  toggleHelp() {
    this.helps = !this.helps;
    this.requestUpdate();
  }

  forget() {
    this.pending = null;
    this.helps = false;
    this.requestUpdate();
  }

  /** The other incidents that this one may be a copy of, as many as there are digits. */
  others() {
    return (this.all ?? []).filter((one) => one.incidentId !== this.chosen).slice(0, 9);
  }

  say(verdict) {
    if (!this.whole || this.busy) return;
    const asks = question(verdict, this.others().map((one) => one.incidentId));
    if (!asks) return this.decide({verdict});
    this.pending = {verdict, ...asks};
    this.requestUpdate();
  }

  /** While a verdict asks something, a digit answers that. */
  answerKey(name) {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(name)?.[1];
    if (!this.pending || !digit) return undefined;
    const answer = this.pending.answers[Number(digit) - 1];
    return () => (answer ? this.answer(answer) : undefined);
  }

  answer(value) {
    const {verdict, field} = this.pending;
    this.decide({verdict, [field]: value});
  }

  /** The claim happens by itself; the list goes on to the next one. */
  async decide(said) {
    const id = this.chosen;
    const next = nextAfter(this.all, id);
    const done = await this.act('decide', said);
    if (!done) return;
    this.last = {id, at: Date.now()};
    this.toast(t(done.counts ? 'review.decided' : 'review.decided.second'), 'circle-check', UNDO_MS);
    if (this.chosen === id && done.counts) await this.choose(next);
  }

  async undo() {
    if (!this.last || Date.now() - this.last.at > UNDO_MS) return this.toast(t('review.undo.none'));
    const {id} = this.last;
    this.last = null;
    if (!(await this.act('undo', {}, id))) return;
    this.toast(t('review.undone'), 'undo-2');
    await this.choose(id);
  }

  claimOrRelease() {
    this.act(this.whole?.incident.holder?.id === this.person.id ? 'release' : 'claim');
  }

  /** One thing at a time; a repeat over a bad line has one effect. False if it was refused, which is said. */
  async act(what, body = {}, id = this.chosen) {
    if (!id || this.busy) return false;
    this.busy = true;
    this.pending = null;
    this.requestUpdate();
    let done = false;
    try {
      done = await insist(`/api/v1/incidents/${encodeURIComponent(id)}/${what}`, {requestId: newId(), ...body});
    } catch (refused) {
      this.toastRefusal(refused);
    }
    this.busy = false;
    await this.load();
    return done;
  }

  async write(event, what) {
    event.preventDefault();
    const field = event.target.querySelector('textarea');
    const text = field.value.trim();
    if (text && (await this.act(what, {text}))) field.value = '';
    field.blur();
  }

  render() {
    this.title(t('review.title'));
    const gate = this.gateView();
    return html`${this.topbar('review', this.feed ? this.connectionView() : nothing)}
      <main class="review ${this.feed?.stale ? 'is-stale' : ''}" data-test="review">
        <h1 class="seen-by-readers">${t('review.title')}</h1>
        ${gate !== nothing ? gate : this.all ? this.bodyView() : this.wrong ? this.wrongView() : loading()}
      </main>${this.toastsView()}`;
  }

  wrongView() {
    return html`<p class="note danger" role="alert" data-test="refused">${icon('circle-alert')}<span>${refusalText(this.wrong)}</span></p>`;
  }

  bodyView() {
    const none = this.judges ? 'review.empty' : 'review.empty.officer';
    return html`${this.wrong ? this.wrongView() : nothing}
      ${this.judges ? html`<div class="row">${this.rules.button()}</div>${this.rules.view()}` : nothing}
      ${this.all.length === 0
        ? html`<div data-test="empty">${empty('circle-check', t(none), t(`${none}.body`))}</div>`
        : html`<div class="panes">${this.listView()}<section class="case" aria-label=${t('review.case')} data-test="case" data-id=${this.whole?.incident.incidentId ?? nothing}>${this.whole ? caseView(this) : loading()}</section></div>`}`;
  }

  listView() {
    const dayOf = ([first]) => isoDay(first.happenedAt);
    const days = [...new Set(this.groups.map(dayOf))];
    return html`<nav class="cases" aria-label=${t('review.list')} data-test="cases" data-count=${this.all.length}>${days.map((day) => {
      const own = this.groups.filter((group) => dayOf(group) === day);
      return html`<h2 class="small row"><span class="grow">${dateLong(own[0][0].happenedAt)}</span><span class="num">${own.flat().length}</span></h2>
        <ul>${repeat(own, ([first]) => first.incidentId, (group) => this.groupView(group))}</ul>`;
    })}</nav>`;
  }

  groupView(group) {
    if (group.length === 1) return html`<li>${this.lineView(group[0])}</li>`;
    const isUnfolded = this.isUnfolded(group);
    return html`<li>${this.lineView(group[0])}
      <button class="button small plain fold" data-test="group" aria-expanded=${isUnfolded} @click=${() => this.toggleGroup(group)}>${icon('chevron-right')}${t('review.group', {n: group.length - 1})} · ${t('review.signals', {n: signs(group)})}<kbd>${'G'}</kbd></button>
      ${isUnfolded ? html`<ul class="inside">${repeat(group.slice(1), (one) => one.incidentId, (one) => html`<li>${this.lineView(one)}</li>`)}</ul>` : nothing}</li>`;
  }

  lineView(one) {
    return html`<button class="line severity-${one.severity}" data-test="case-line" data-id=${one.incidentId} aria-current=${one.incidentId === this.chosen ? 'true' : nothing} @click=${() => this.choose(one.incidentId)}>
      <span class="ring">${icon(SEVERITY_ICONS[one.severity])}<span class="seen-by-readers">${t(`review.severity.${one.severity}`)}</span></span>
      <span class="grow"><b>${t(`review.kind.${one.kind}`)}</b><br /><span class="small">${placeOf(one)}${one.signals > 1 ? html` · ${t('review.signals', {n: one.signals})}` : nothing}</span></span>
      <span class="ends"><span class="num small">${hourMinute(one.happenedAt)}</span><span class="small">${t(`review.state.${one.state}`)}</span></span>
    </button>`;
  }
}

begin('motcua-review', Review);
