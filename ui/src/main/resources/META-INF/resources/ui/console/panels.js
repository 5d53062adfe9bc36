// What an officer does with the counter itself: leave it for a while, ask for a second officer, hand it over, stand in for others. One key
// opens the choice, one digit makes it.
import {html, icon, nothing, refusalText} from '/ui/lib/page.js';
import {hourMinute, now, say, t, timer} from '/ui/lib/i18n.js';
import {get, insist, keepSession, newId, post} from '/ui/lib/http.js';
import {secretOf} from '/ui/lib/pin.js';

const PAUSES = ['BREAK', 'MEETING', 'DEVICE', 'OTHER'];
const HELPS = ['ADVICE', 'SIGNATURE', 'LANGUAGE', 'DEVICE', 'OTHER'];
const MINUTES = [0, 5, 15, 30, 60];
const DIGITS = 9;
// The commands of the hub, where they are called otherwise.
const ACTIONS = {second: 'help'};
const SYMBOLS = {pause: 'armchair', second: 'hand-helping', offer: 'handshake', 'stand-in': 'users'};

export class Panels {
  constructor(page) {
    this.page = page;
    this.kind = '';
    this.minutes = 0;
    this.colleagues = [];
  }

  toggle(kind) {
    const {page} = this;
    if (!page.isOpen) return;
    if (kind === 'pause' && page.isPaused) return this.resume();
    if (kind === 'pause' && page.visit) return page.toast(t('console.finishFirst', {number: page.visit.number}), 'info');
    if (kind === 'second' && page.desk.help && !page.desk.help.unanswered) return this.endHelp();
    page.moves.kind = '';
    this.kind = this.kind === kind ? '' : kind;
    this.minutes = 0;
    this.chosen = null;
    if (this.kind === 'offer') this.askColleagues();
    page.requestUpdate();
  }

  /** While a choice is open its letters are answers to it. */
  answer(code) {
    return this.kind === 'pause' && code === 'KeyM' ? () => this.longer() : undefined;
  }

  longer() {
    this.setMinutes(MINUTES[(MINUTES.indexOf(this.minutes) + 1) % MINUTES.length]);
  }

  close() {
    this.kind = '';
    this.page.requestUpdate();
  }

  async askColleagues() {
    try {
      const answer = await get('/api/v1/colleagues');
      this.colleagues = answer.colleagues.filter((one) => one.id !== this.page.person.id);
    } catch (refused) {
      this.page.toastRefusal(refused);
    }
    this.page.requestUpdate();
  }

  digit(n) {
    if (this.chosen) return;
    const choice = this.choices()[n - 1];
    if (choice) this.choose(choice);
  }

  choices() {
    if (this.kind === 'pause') return PAUSES.map((reason) => ({test: reason, reason, words: t(`pause.${reason}`)}));
    if (this.kind === 'second') return HELPS.map((reason) => ({test: reason, reason, words: t(`help.${reason}`)}));
    if (this.kind === 'stand-in') return this.others();
    return this.colleagues.map((one) => ({test: one.login, personId: one.id, words: one.name, aside: this.whereIs(one.id)}));
  }

  others() {
    const mine = this.page.desk?.servesFor ?? [];
    return this.page.counters
      .filter((counter) => counter.id !== this.page.counterId)
      .map((counter) => ({
        test: counter.id,
        counterId: counter.id,
        isOn: mine.includes(counter.id),
        words: t('console.counter', {label: counter.label}),
        aside: (counter.services ?? []).map((id) => say(this.page.service(id)?.name)).filter(Boolean).join(' · '),
      }));
  }

  /** Where a colleague sits now, and whether somebody is in hand there: the counter that closes when this one is taken over. */
  whereIs(personId) {
    const desk = this.page.feed.values('queue', 'counter:').find((one) => one.personId === personId);
    if (!desk) return '';
    return desk.visit ? t('console.offer.busy', {label: desk.label}) : t('console.counter', {label: desk.label});
  }

  async choose(choice) {
    if (this.kind === 'stand-in') return this.standIn(choice);
    if (this.kind === 'offer' && this.chosen !== choice) return this.sitDown(choice);
    const kind = this.kind;
    const bodies = {
      pause: {reason: choice.reason, ...(this.minutes ? {minutes: this.minutes} : {})},
      second: {reason: choice.reason},
      offer: {personId: choice.personId},
    };
    const answer = await this.page.command(kind, () => this.page.at(ACTIONS[kind] ?? kind, bodies[kind]));
    if (!answer) return;
    this.kind = '';
    if (kind === 'pause') this.page.show({state: 'PAUSED', visit: undefined, pause: {reason: choice.reason, since: new Date(now()).toISOString(), until: answer.desk?.pause?.until}});
    this.page.requestUpdate();
  }

  /** Who goes on is known; now whether at this PC or at the colleague's own. */
  sitDown(choice) {
    this.chosen = choice;
    this.page.requestUpdate();
    this.page.updateComplete.then(() => this.page.querySelector('#switch-password')?.focus());
  }

  /** The colleague signs in here: the counter and its visit are the colleague's, and the first session is over. */
  async switchHere(event) {
    event.preventDefault();
    const password = new FormData(event.target).get('password');
    const answer = await this.page.command('switch', () => this.signIn(password));
    if (!answer?.person) return;
    keepSession(answer);
    location.reload();
  }

  /** A wrong password is the colleague's matter: whoever sits here stays signed in. */
  async signIn(secret) {
    try {
      return await post('/api/v1/session/switch', {requestId: newId(), login: this.chosen.test, ...secretOf(secret)});
    } catch (refused) {
      if (refused.code !== 'WRONG_LOGIN') throw refused;
      this.page.toast(refusalText(refused), 'circle-alert');
      return null;
    }
  }

  switchView() {
    const {words} = this.chosen;
    return html`<form class="sitdown stack" @submit=${(event) => this.switchHere(event)}>
      <div class="field"><label for="switch-password">${t('console.switch.password', {person: words})}</label>
        <input id="switch-password" name="password" type="password" autocomplete="off" required data-test="switch-password" /></div>
      <div class="row wrap"><button class="button primary grow" data-test="switch-send" ?disabled=${Boolean(this.page.busy)}>${t('console.switch.here')}</button>
        <button type="button" class="button" data-test="offer-send" ?disabled=${Boolean(this.page.busy)} @click=${() => this.choose(this.chosen)}>${t('console.switch.there')}</button></div>
    </form>`;
  }

  async standIn(choice) {
    const before = this.page.desk?.servesFor ?? [];
    const counters = choice.isOn ? before.filter((id) => id !== choice.counterId) : [...before, choice.counterId];
    await this.page.command('stand-in', () => this.page.at('serve-for', {counters}));
  }

  async resume() {
    const answer = await this.page.command('resume', () => this.page.at('resume'));
    if (answer) this.page.show({state: 'OPEN', visit: undefined, pause: undefined});
    this.page.requestUpdate();
  }

  async endHelp() {
    const answer = await this.page.command('second', () => this.page.at('help-done'));
    if (answer) this.page.toast(t('console.second.over'), 'circle-check');
  }

  panel() {
    return html`<section class="moves card" role="region" aria-label=${t(`console.${this.kind}`)} data-test="${this.kind}-panel">
      <div class="row"><h2 class="grow">${t(`console.${this.kind}.ask`)}</h2>
        <button class="button plain" aria-label=${t('closePanel')} @click=${() => this.close()}>${icon('x')}</button></div>
      ${this.kind === 'pause' ? this.minutesView() : nothing}
      ${this.kind === 'offer' && this.chosen ? this.switchView() : html`<ul class="choices">${this.choices().map((choice, i) => this.choiceView(choice, i + 1))}</ul>`}
      ${this.kind === 'offer' && this.colleagues.length === 0 ? html`<p class="quiet">${t('console.offer.nobody')}</p>` : nothing}
    </section>`;
  }

  minutesView() {
    return html`<div class="row wrap options" role="group" aria-label=${t('console.pause.until')}>
      ${MINUTES.map((n) => html`<button class="button small" aria-pressed=${this.minutes === n} data-test="minutes-${n}" @click=${() => this.setMinutes(n)}>${t(n ? 'console.pause.minutes' : 'console.pause.open', {n})}</button>`)}
      ${this.page.moves.letter('M')}
    </div>`;
  }

  setMinutes(n) {
    this.minutes = n;
    this.page.requestUpdate();
  }

  choiceView(choice, n) {
    return html`<li><button class="choice" data-test="choose-${choice.test}" aria-pressed=${choice.isOn ?? nothing} ?disabled=${Boolean(this.page.busy)} @click=${() => this.choose(choice)}>
      ${this.page.keysOn && n <= DIGITS ? html`<kbd aria-hidden="true">${n}</kbd>` : nothing}${choice.isOn ? icon('circle-check') : nothing}<span class="grow">${choice.words}</span>${choice.aside ? html`<span class="quiet small">${choice.aside}</span>` : nothing}
    </button></li>`;
  }

  /** The quiet buttons at the foot of the right column. */
  row() {
    const isOn = {pause: this.page.isPaused, second: Boolean(this.page.desk?.help), offer: Boolean(this.page.desk?.offer), 'stand-in': (this.page.desk?.servesFor ?? []).length > 0};
    return html`<div class="deskrow" role="group" aria-label=${t('console.ownCounter')}>
      ${Object.keys(SYMBOLS).map((kind) => html`<button class="button plain small" data-test=${kind} aria-expanded=${this.kind === kind} aria-pressed=${isOn[kind]} ?disabled=${Boolean(this.page.busy) || (kind === 'pause' && Boolean(this.page.visit))} @click=${() => this.toggle(kind)}>
        ${icon(SYMBOLS[kind])}<span class="grow">${t(`console.${kind}`)}</span>${this.page.keysOn ? html`<kbd aria-hidden="true">${this.page.keyOf(kind)}</kbd>` : nothing}
      </button>`)}
    </div>`;
  }

  pausedView() {
    const pause = this.page.desk?.pause ?? {};
    return html`<div class="coin free" data-test="paused">
        <span class="cup">${icon('armchair')}</span>
        <p class="for">${t('console.paused', {reason: t(`pause.${pause.reason ?? 'OTHER'}`)})}</p>
        <p class="timer num" role="timer" aria-label=${t('console.paused.timer')}>${timer(now() - Date.parse(pause.since))}</p>
        <p class="quiet">${pause.until ? t('console.paused.until', {time: hourMinute(pause.until)}) : t('console.paused.open')}</p>
      </div>
      <div class="actions">${this.page.hand.key('resume', this.page.codeOf('call-next'), 'megaphone', () => this.resume(), this.page.hand.mainKey())}<div class="undoplace"></div></div>`;
  }

  // What is asked of this person, and what became of what this person asked: at the top of the middle.

  calls() {
    const {page} = this;
    const desks = page.feed.values('queue', 'counter:');
    const me = page.person?.id;
    return html`
      ${desks.filter((desk) => desk.offer?.toId === me && Date.parse(desk.offer.until) > now()).map((desk) => this.offeredView(desk))}
      ${desks.filter((desk) => desk.help && desk.help.personId !== me && this.isForMe(desk.help, me)).map((desk) => this.neededView(desk))}
      ${page.isOpen && page.desk.help ? this.askedView(page.desk.help) : nothing}
      ${page.isOpen && page.desk.offer && Date.parse(page.desk.offer.until) > now() ? this.offeringView(page.desk.offer) : nothing}
    `;
  }

  isForMe(help, me) {
    return !help.unanswered && (!help.takenById || help.takenById === me);
  }

  offeredView(desk) {
    const words = desk.visit ? t('console.offered.visit', {person: desk.personName ?? '', label: desk.label, number: desk.visit.number}) : t('console.offered', {person: desk.personName ?? '', label: desk.label});
    return html`<section class="asked note brand" role="status" data-test="offered">${icon('handshake')}<p class="grow">${words}</p>
      <button class="button primary" data-test="accept" ?disabled=${Boolean(this.page.busy)} @click=${() => this.accept(desk)}>${t('console.offered.accept')}</button>
      <button class="button" data-test="decline" ?disabled=${Boolean(this.page.busy)} @click=${() => this.to(desk.id, 'withdraw')}>${t('console.offered.decline')}</button></section>`;
  }

  neededView(desk) {
    const {help} = desk;
    const isMine = help.takenById === this.page.person.id;
    return html`<section class="asked note attention" role="status" data-test="needed">${icon('hand-helping')}
      <p class="grow">${t(isMine ? 'console.needed.going' : 'console.needed', {label: desk.label, reason: t(`help.${help.reason}`), person: help.personName ?? ''})} <span class="num">${timer(now() - Date.parse(help.at))}</span></p>
      ${isMine ? nothing : html`<button class="button primary" data-test="take-help" ?disabled=${Boolean(this.page.busy)} @click=${() => this.take(help)}>${t('console.needed.take')}</button>`}</section>`;
  }

  askedView(help) {
    const words = help.takenById ? t('console.second.comes', {person: help.takenByName ?? ''}) : t(help.unanswered ? 'console.second.nobody' : 'console.second.waits', {reason: t(`help.${help.reason}`)});
    return html`<section class="asked note ${help.takenById ? 'ok' : 'attention'}" role="status" data-test="help-state" data-taken=${Boolean(help.takenById)}>${icon('hand-helping')}<p class="grow">${words}</p>
      <button class="button small" data-test="help-done" ?disabled=${Boolean(this.page.busy)} @click=${() => this.endHelp()}>${t('console.second.done')}</button></section>`;
  }

  offeringView(offer) {
    return html`<section class="asked note" role="status" data-test="offering">${icon('handshake')}<p class="grow">${t('console.offering', {person: offer.toName ?? ''})}</p>
      <button class="button small" data-test="withdraw" ?disabled=${Boolean(this.page.busy)} @click=${() => this.page.command('withdraw', () => this.page.at('withdraw'))}>${t('console.offering.withdraw')}</button></section>`;
  }

  to(counterId, action) {
    return this.page.command(action, () => insist(`/api/v1/counters/${encodeURIComponent(counterId)}/${action}`, {requestId: newId()}));
  }

  async accept(desk) {
    if (this.page.visit) return this.page.toast(t('console.finishFirst', {number: this.page.visit.number}), 'info');
    const answer = await this.to(desk.id, 'accept');
    if (answer) this.page.desks.choose(desk.id);
  }

  take(help) {
    return this.page.command('take-help', () => insist(`/api/v1/helps/${encodeURIComponent(help.id)}/take`, {requestId: newId()}));
  }
}
