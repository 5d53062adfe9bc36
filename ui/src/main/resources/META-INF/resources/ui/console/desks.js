// Which counter this is: choosing and opening one, closing it, and the way to this PC's own page while the hub is away.
import {empty, html, icon, nothing} from '/ui/lib/page.js';
import {hourMinute, say, t} from '/ui/lib/i18n.js';
import {get} from '/ui/lib/http.js';

export class Desks {
  constructor(page) {
    this.page = page;
  }

  /** Where this PC takes the number being served while the hub is away; asked for while the hub is still there to tell. */
  async learnCounterPage() {
    try {
      const start = await get('/api/v1/start');
      this.counterPage = start.demo?.links?.find((link) => link.kind === 'counter')?.url ?? start.counterPage;
    } catch {
      // Without it the console still says that the hub is away; only the link is missing.
    }
  }

  /** The page of this PC's own agent, for this counter; empty if the address is none of a web page. */
  counterAddress() {
    try {
      const address = new URL(this.counterPage);
      if (!/^https?:$/.test(address.protocol)) return '';
      address.searchParams.set('counter', this.page.counterId);
      return address.href;
    } catch {
      return '';
    }
  }

  choose(id) {
    this.page.counterId = id;
    sessionStorage.setItem('motcua.counter', id);
    this.page.feed?.ask(this.page.topics());
    this.page.overlay = null;
    this.page.panels.kind = '';
    this.page.issuing.close();
    this.page.followVisit();
    this.page.scanBox.follow();
    this.page.requestUpdate();
  }

  async open(id) {
    this.choose(id);
    const answer = await this.page.command('open', () => this.page.at('open'));
    if (answer) this.page.show({state: 'OPEN', personName: this.page.person.name, visit: undefined});
    else if (!this.page.isOpen) this.choose('');
    this.page.requestUpdate();
  }

  async close() {
    if (this.page.visit) return this.page.toast(t('console.finishFirst', {number: this.page.visit.number}), 'info');
    const answer = await this.page.command('close', () => this.page.at('close'));
    if (!answer) return;
    this.page.overlay = null;
    this.choose('');
  }

  chip() {
    const counter = this.page.counter(this.page.counterId);
    if (!counter || !this.page.isOpen) return nothing;
    return html`<button class="button desk" data-test="close-counter" title=${t('console.close')} @click=${() => this.close()} ?disabled=${Boolean(this.page.busy)}>
      ${icon('door-open')}<span>${t('console.counter', {label: counter.label})}</span><span class="quiet small">${t('console.close')}</span>
    </button>`;
  }

  view() {
    return html`<section class="choosing">
      <h2>${t('console.choose')}</h2>
      <p class="quiet">${t('console.choose.body')}</p>
      ${this.page.feed.stale ? nothing : this.page.panels.calls()}
      <ul class="desks">${this.page.counters.map((counter) => this.card(counter))}</ul>
      ${this.page.counters.length === 0 ? empty('door-closed', t('console.noCounters')) : nothing}
    </section>`;
  }

  card(counter) {
    const desk = this.page.feed.value('queue', `counter:${counter.id}`);
    const taken = desk?.state === 'OPEN' || desk?.state === 'PAUSED';
    const mine = taken && desk.personId === this.page.person.id;
    return html`<li>
      <button class="deskcard" data-test="open-${counter.id}" ?disabled=${Boolean(this.page.busy)} @click=${() => (mine ? this.choose(counter.id) : this.open(counter.id))}>
        <span class="label num">${counter.label}</span>
        <span class="grow"><b>${say(counter.name)}</b><span class="quiet small">${(counter.services ?? []).map((id) => say(this.page.service(id)?.name)).filter(Boolean).join(' · ')}</span></span>
        ${taken ? html`<span class="chip ${mine ? 'ok' : 'attention'}">${icon('user')}${mine ? t('console.yours') : desk.personName || t('console.taken')}</span>` : html`<span class="chip">${t('console.closed')}</span>`}
      </button>
    </li>`;
  }

  /** The hub is away: calling goes on by voice, and the number is kept by this PC. Nothing here picks the next one (DESIGN §7). */
  awayView() {
    const address = this.counterAddress();
    const at = this.page.feed.lastHeardAt;
    return html`<section class="away" role="alert" data-test="away">
      ${icon('wifi-off')}
      <div class="grow"><h2>${at === null ? t('stale.never') : t('stale.since', {time: hourMinute(at)})}</h2><p>${t('console.away.body')}</p></div>
      ${address ? html`<a class="button primary" href=${address} target="_blank" rel="noopener" data-test="to-counter">${icon('list-ordered')}${t('console.away.open')}</a>` : nothing}
    </section>`;
  }
}
