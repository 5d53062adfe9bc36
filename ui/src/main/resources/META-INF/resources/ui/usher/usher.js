// The usher's phone: no kiosk, a person gives the numbers. Whom it is for is chosen first, a touch on what they came for gives it.
import {Page, begin, empty, html, icon, loading, nothing, refusalText, serviceIcon} from '/ui/lib/page.js';
import {now, hourMinute, say, t} from '/ui/lib/i18n.js';
import {holdsWords} from '/ui/lib/fold.js';
import {helpCallsView} from '/ui/lib/help-calls.js';
import {TicketPrinters, Wish, issuedView, printAll} from '/ui/lib/issued.js';

const ROW_MAX = 20;
const PARTY_MAX = 99;
const KEPT = 12;
/** More services than this are looked for by words. */
const MANY = 12;

class Usher extends Page {
  constructor() {
    super();
    this.count = 1;
    this.priority = 'NORMAL';
    this.given = [];
    this.last = [];
    this.wanted = '';
    this.printers = new TicketPrinters(this);
  }

  async connectedCallback() {
    super.connectedCallback();
    if (!(await this.needRole('OFFICER'))) return;
    this.feed = this.listen(['site', 'waiting']);
    this.printers.load();
  }

  get classes() {
    return this.feed.value('site', 'classes') ?? [];
  }

  /** A second touch while the first is on its way is no second wish. */
  async give(serviceId) {
    if (this.busy) return;
    await this.send(new Wish({serviceId, priority: this.priority, ...(this.count > 1 ? (this.asParty ? {people: this.count} : {count: this.count}) : {})}), serviceId);
  }

  async send(wish, serviceId) {
    this.busy = serviceId;
    this.wish = null;
    this.refused = null;
    this.requestUpdate();
    try {
      this.given = await wish.send();
      this.last = [...this.given.map((one) => ({...one, serviceId, at: now()})), ...this.last].slice(0, KEPT);
      this.shown = '';
      this.count = 1;
      this.asParty = false;
      this.wanted = '';
      this.priority = 'NORMAL';
    } catch (refused) {
      this.given = [];
      this.refused = refused;
      // Nobody knows whether it was done: the same wish again gives the same number.
      if (refused.unreachable) this.wish = {wish, serviceId};
    }
    this.busy = '';
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('.answer')?.scrollIntoView({block: 'start'});
    if (this.printers.printer) await printAll(this.given, this.printers);
  }

  step(by) {
    this.count = Math.min(PARTY_MAX, Math.max(1, this.count + by));
    // So many do not get a number each from one touch: together, or in several rows.
    if (this.count > ROW_MAX) this.asParty = true;
    this.requestUpdate();
  }

  again(one) {
    this.given = [one];
    this.shown = '';
    this.requestUpdate();
    this.querySelector('.answer')?.scrollIntoView({block: 'start'});
  }

  render() {
    this.title(t('nav.usher'));
    const gate = this.gateView();
    return html`${this.topbar('usher', this.feed ? this.connectionView() : nothing)}
      ${gate === nothing && this.feed?.loaded ? helpCallsView(this, this.printers) : nothing}
      <main class="page usher stack" data-test="usher">
        ${gate !== nothing ? gate : !this.feed?.loaded ? loading() : html`<h1>${t('usher.title')}</h1>
          <div class="answer stack">${this.answerView()}</div>
          ${this.whoView()} ${this.servicesView()} ${this.printers.view()} ${this.lastView()}`}
      </main>${this.toastsView()}`;
  }

  answerView() {
    return html`${this.refused ? this.refusedView() : nothing}${this.givenView()}`;
  }

  refusedView() {
    return html`<div class="note danger" role="alert" data-test="refused">${icon('circle-alert')}<span class="grow">${refusalText(this.refused)}</span>
      ${this.wish ? html`<button class="button" data-test="again" @click=${() => this.send(this.wish.wish, this.wish.serviceId)}>${icon('refresh-cw')}${t('usher.again')}</button>` : nothing}</div>`;
  }

  givenView() {
    return issuedView(this.given, this.printers, (visitId) => {
      this.shown = visitId;
      this.requestUpdate();
    }, this.shown);
  }

  /** For how many, and whether first: back to one ordinary number after each. */
  whoView() {
    return html`<section class="card who" aria-label=${t('usher.who')}>
      <div class="count" role="group" aria-label=${t('usher.count')}>
        <span class="grow">${t('usher.count')}</span>
        <button class="button step" aria-label=${t('usher.fewer')} data-test="fewer" ?disabled=${this.count <= 1} @click=${() => this.step(-1)}>−</button>
        <output class="num" data-test="count">${this.count}</output>
        <button class="button step" aria-label=${t('usher.more')} data-test="more" ?disabled=${this.count >= PARTY_MAX} @click=${() => this.step(1)}>+</button>
      </div>
      ${this.count > 1 ? html`<div class="classes" role="group" aria-label=${t('usher.party.label')}>${[false, true].map((asParty) => html`<button class="button" aria-pressed=${Boolean(this.asParty) === asParty} data-test=${asParty ? 'party' : 'each'} ?disabled=${!asParty && this.count > ROW_MAX} @click=${() => this.together(asParty)}>${t(asParty ? 'usher.party' : 'usher.each')}</button>`)}</div>` : nothing}
      ${this.classesView()}
    </section>`;
  }

  find(words) {
    this.wanted = words;
    this.requestUpdate();
  }

  classesView() {
    const classes = this.classes.length > 0 ? this.classes : [{code: 'NORMAL'}, {code: 'PRIORITY'}];
    return html`<div class="classes" role="group" aria-label=${t('priority.class')}>
      ${classes.map((one) => html`<button class="button" aria-pressed=${this.priority === one.code} data-test="class-${one.code}" @click=${() => this.prefer(one.code)}>${one.code === 'NORMAL' ? nothing : icon('accessibility')}${say(one.label) || t(one.code === 'NORMAL' ? 'priority.none' : 'priority')}</button>`)}
    </div>`;
  }

  together(asParty) {
    this.asParty = asParty;
    this.requestUpdate();
  }

  prefer(code) {
    this.priority = code;
    this.requestUpdate();
  }

  servicesView() {
    const offered = this.services.filter((one) => !one.stageOnly);
    if (offered.length === 0) return empty('door-closed', t('usher.noServices'));
    // Fewer since than are looked through: the field is gone, and with it what was typed there.
    const found = this.wanted && offered.length > MANY ? offered.filter((one) => holdsWords(`${say(one.name)} ${say(one.hint)}`, this.wanted)) : offered;
    return html`<section class="stack"><h2>${t('usher.service')}</h2>
      ${offered.length > MANY ? html`<label class="field"><span>${t('cat.find')}</span><input type="search" autocomplete="off" data-test="find-service" .value=${this.wanted} @input=${(event) => this.find(event.target.value)} /></label>` : nothing}
      <ul class="services">${found.map((one) => html`<li><button class="service" data-test="give-${one.id}" aria-busy=${this.busy === one.id} ?disabled=${Boolean(this.busy)} @click=${() => this.give(one.id)}>
        ${serviceIcon(one.icon, 'large')}<span class="grow">${say(one.name)}</span>
        <span class="quiet small num">${t('usher.waiting', {n: this.feed.value('waiting', `service:${one.id}`)?.waiting ?? 0})}</span>
      </button></li>`)}</ul>${found.length === 0 ? html`<p class="quiet" role="status" data-test="find-none">${t('usher.find.none')}</p>` : nothing}</section>`;
  }

  lastView() {
    if (this.last.length === 0) return nothing;
    return html`<section class="stack"><h2>${t('usher.last')}</h2>
      <ul class="last">${this.last.map((one) => html`<li><button class="button plain" data-test="last-${one.text}" @click=${() => this.again(one)}><b class="num">${one.text}</b><span class="grow">${say(this.service(one.serviceId)?.name)}</span><span class="quiet num small">${hourMinute(one.at)}</span></button></li>`)}</ul></section>`;
  }
}

begin('motcua-usher', Usher);
