import {Page, begin, empty, html, icon, loading, nothing, pageFoot} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';
import {get, includesRole, mayBeSignedIn, whoAmI} from '/ui/lib/http.js';
import {deviceChip} from '/ui/lib/device.js';

const KIND_ICONS = {kiosk: 'pointer', board: 'tv', rating: 'smile', counter: 'list-ordered', bench: 'printer', agent: 'monitor'};
const HUB_SCREENS = [
  ['console', '/console', 'OFFICER', 'megaphone'],
  ['visits', '/visits', 'OFFICER', 'search'],
  ['board', '/board', 'OFFICER', 'tv'],
  ['floor', '/floor', 'SUPERVISOR', 'layout-dashboard'],
  ['review', '/review', 'OFFICER', 'gavel'],
  ['privacy', '/privacy', 'SUPERVISOR', 'shield-check'],
  ['admin', '/admin', 'ADMINISTRATOR', 'settings'],
];

/** The way in: on a hub what this person may open, on an agent the screens of this PC and how it is. */
class Start extends Page {
  static properties = {mode: {type: String}};

  connectedCallback() {
    super.connectedCallback();
    if (this.mode === 'agent') {
      this.feed = this.listen(['site', 'local', 'boards', 'voice']);
      this.refresh();
      this.again = setInterval(() => this.refresh(), 3000);
    } else {
      this.load();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.again);
  }

  async refresh() {
    try {
      this.status = await get('/api/status', {timeoutMs: 2500});
      this.unreachable = false;
    } catch {
      this.unreachable = true;
    }
    this.requestUpdate();
  }

  async load() {
    for (let pause = 500; ; pause = Math.min(3000, pause * 2)) {
      try {
        const [start, person] = await Promise.all([get('/api/v1/start').catch((refused) => this.without(refused)), mayBeSignedIn() ? whoAmI() : null]);
        this.start = start;
        this.knownSite = start.site;
        this.person = person;
        this.unreachable = false;
        return this.requestUpdate();
      } catch {
        this.unreachable = true;
        this.requestUpdate();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  without(refused) {
    if (refused.unreachable) throw refused;
    return {};
  }

  render() {
    this.title(t('nav.start'));
    return this.mode === 'agent' ? this.agentView() : this.hubView();
  }

  heroView() {
    return html`<div class="hero">
      <img class="mark" src="/ui/mark.svg" alt="" />
      <div><p class="quiet">${say(this.site?.agency)}</p><h1>${say(this.site?.name) || t('product')}</h1><p class="quiet">${t('start.lead')}</p></div>
    </div>`;
  }

  hubView() {
    return html`${this.trainingView()}
      <main class="page start" data-test="start">
        <div class="row tools"><span class="grow"></span>${this.languageButton()}${this.person ? this.meView() : nothing}</div>
        ${this.heroView()}
        ${!this.start ? (this.unreachable ? empty('wifi-off', t('unreachable.title'), t('unreachable.body')) : loading()) : this.doorsView()}
      </main>${pageFoot()}${this.toastsView()}`;
  }

  meView() {
    return html`<span class="chip">${icon('user')}${this.person.name} · ${t(`role.${this.person.role}`)}</span>
      <button class="button plain" data-test="sign-out" @click=${() => this.signOut()}>${icon('log-out')}${t('signOut')}</button>`;
  }

  doorsView() {
    const mine = HUB_SCREENS.filter(([, , role]) => includesRole(this.person, role));
    return html`
      ${this.start.setup ? this.setupView() : nothing}
      ${this.person
        ? html`<ul class="doors">${mine.map(([key, href, , symbol]) => this.doorView(href, symbol, t(`nav.${key}`), t(`start.${key}`), key))}</ul>`
        : this.start.setup
          ? nothing
          : html`<p class="row"><a class="button primary" href="/sign-in" data-test="to-sign-in">${icon('log-in')}${t('signIn')}</a></p>`}
      ${this.start.demo ? this.demoView(this.start.demo) : nothing}
    `;
  }

  setupView() {
    return html`<div class="note attention">${icon('key-round')}<p class="grow">${t('start.setup')}</p><a class="button primary" href="/setup" data-test="to-setup">${t('setup.title')}</a></div>`;
  }

  doorView(href, symbol, heading, body, test = '') {
    return html`<li><a class="door" href=${href} data-test="open-${test}">
      <span class="badge">${icon(symbol)}</span><span><b>${heading}</b><span class="quiet small">${body}</span></span></a></li>`;
  }

  demoView(demo) {
    const order = ['kiosk', 'board', 'rating', 'counter', 'bench', 'agent'];
    const links = [...(demo.links ?? [])].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
    return html`
      <section class="stack demo" data-test="demo">
        <h2>${t('start.demo.screens')}</h2>
        <ul class="doors">
          ${links.map((link) => this.doorView(link.url, KIND_ICONS[link.kind] ?? 'monitor', this.nameOf(link), t(`start.${link.kind}`), link.kind))}
        </ul>
        <h2>${t('start.demo.people')}</h2>
        <p class="quiet">${t('start.demo.people.body')}</p>
        <div class="scroll"><table class="table card flat">
          <thead><tr><th>${t('person.name')}</th><th>${t('person.role')}</th><th>${t('person.login')}</th><th>${t('person.password')}</th><th><span class="seen-by-readers">${t('signIn')}</span></th></tr></thead>
          <tbody>${(demo.users ?? []).map((user) => html`<tr data-test="demo-user" data-login=${user.login} data-password=${user.password}>
            <td>${user.name}</td><td>${t(`role.${user.role}`)}</td><td><code>${user.login}</code></td><td><code>${user.password}</code></td>
            <td><a class="button" href="/sign-in?login=${encodeURIComponent(user.login)}">${t('signIn')}</a></td></tr>`)}</tbody>
        </table></div>
      </section>
    `;
  }

  /** Two PCs may have a screen of one kind each: then it says where it stands. */
  nameOf(link) {
    const kind = say(link.label) || t(`start.kind.${link.kind}`);
    return link.at ? `${kind} · ${t(`start.at.${link.at}`)}` : kind;
  }

  /** Files of the boards' folder that cannot be shown. */
  skippedView(skipped) {
    if (skipped.length === 0) return nothing;
    return html`<div class="note attention" data-test="media-skipped">${icon('circle-alert')}<div><p>${t('start.media.skipped')}</p>
      <ul>${skipped.slice(0, 12).map((one) => html`<li><code>${one.file}</code> – ${t(`start.media.${one.reason}`)}</li>`)}</ul></div></div>`;
  }

  /** Languages of the voice that cannot speak yet. */
  packsView(refused) {
    if (refused.length === 0) return nothing;
    return html`<div class="note attention" data-test="packs-refused">${icon('circle-alert')}<div><p>${t('start.packs.refused')}</p>
      <ul>${refused.map((one) => html`<li><code>${one.pack}</code> – ${one.problem}</li>`)}</ul></div></div>`;
  }

  agentView() {
    const status = this.status;
    const modules = status?.modules ?? [];
    const has = (name) => modules.length === 0 || modules.some((one) => String(one.name ?? one).includes(name));
    const counters = this.counters;
    const zones = this.feed?.value('site', 'zones') ?? [];
    return html`${this.trainingView()}
      <main class="page start" data-test="agent-start">
        <div class="row tools">${this.connectionView()}<span class="grow"></span>${this.languageButton()}</div>
        ${this.heroView()}
        ${this.unreachable ? html`<p class="note danger">${icon('wifi-off')}<span>${t('agent.gone')}</span></p>` : nothing}
        <ul class="doors">
          ${this.feed?.value('local', 'mode')?.since ? this.doorView('/kiosk', 'pointer', t('start.kind.kiosk'), t('start.kiosk'), 'kiosk') : nothing}
          ${has('display') || has('board') ? zones.map((zone) => this.doorView(`/board?zone=${encodeURIComponent(zone.id)}`, 'tv', `${t('start.kind.board')} · ${say(zone.name)}`, t('start.board'), 'board')) : nothing}
          ${this.feed.values('boards', 'layout:').map((one) => this.doorView(`/board?board=${encodeURIComponent(one.name)}`, 'tv', `${t('start.kind.board')} · ${one.name}`, t(`start.board.${one.layout}`), 'board'))}
          ${has('rating') ? counters.map((counter) => this.doorView(`/rating?counter=${encodeURIComponent(counter.id)}`, 'smile', t('start.ratingAt', {label: counter.label}), t('start.rating'), 'rating')) : nothing}
          ${counters.length > 0 ? this.doorView('/counter', 'list-ordered', t('start.kind.counter'), t('start.counter'), 'counter') : nothing}
          ${this.site?.training ? this.doorView('/bench', 'printer', t('start.kind.bench'), t('start.bench'), 'bench') : nothing}
        </ul>
        ${this.packsView(this.feed.value('voice', 'packs')?.refused ?? [])}
        ${this.skippedView(this.feed.value('boards', 'media')?.skipped ?? [])}
        ${status ? this.statusView(status) : nothing}
      </main>${pageFoot()}`;
  }

  statusView(status) {
    const outbox = status.outbox ?? {};
    return html`<section class="stack">
      <h2>${t('agent.status')}</h2>
      <dl class="facts card">
        <div><dt>${t('agent.name')}</dt><dd><code>${status.agent ?? '–'}</code></dd></div>
        <div><dt>${t('agent.hub')}</dt><dd>${status.online ? html`<span class="chip ok">${icon('activity')}${t('live')}</span>` : html`<span class="chip danger">${icon('wifi-off')}${t('agent.offline')}</span>`}</dd></div>
        <div><dt>${t('agent.outbox')}</dt><dd class="num">${this.countOf(outbox.essential)} + ${this.countOf(outbox.bulk)}</dd></div>
        ${(status.printers ?? []).map((printer) => html`<div><dt>${t('agent.printer')} <code>${printer.device ?? printer.name}</code></dt><dd>${deviceChip(printer)}</dd></div>`)}
      </dl>
    </section>`;
  }

  countOf(value) {
    return typeof value === 'object' && value !== null ? value.waiting ?? value.pending ?? 0 : value ?? 0;
  }
}

begin('motcua-start', Start);
