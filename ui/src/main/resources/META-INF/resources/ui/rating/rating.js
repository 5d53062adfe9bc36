import {Page, begin, html, icon, nothing} from '/ui/lib/page.js';
import {dateLong, hourMinute, language, now, say, setLanguage, t} from '/ui/lib/i18n.js';
import {insist, newId, post} from '/ui/lib/http.js';
import {isComing} from '/ui/lib/help-calls.js';
import {numberText} from '/ui/lib/number.js';
import {watchPresses} from '/ui/lib/press.js';
import {canSpeak, onVoices, speak} from '/ui/lib/speak.js';

/** Which of the five faces drawn stand on a scale of so many: as RatingScale says. */
const DRAWN = {3: [1, 3, 5], 4: [1, 2, 4, 5], 5: [1, 2, 3, 4, 5]};
/** While the site is not known yet nothing is asked but the face. */
const PLAIN = {faces: 5, reasons: [], questions: []};
const REPLIES = ['YES', 'PARTLY', 'NO'];
const MIN_ARMED_MS = 20_000;
const REASONS_MS = 20_000;
const THANKS_MS = 4_000;
const SETTLE_MS = 450;
const HELP_MS = 9_000;
const HELP_COMES_MS = 20_000;
const HELP_LASTS_MS = 180_000;

/**
 * Idle → asked → questions, if the site has any → reasons → thanks → idle. The question belongs to one right to rate and stays at least 20 s, even if the next number is
 * called meanwhile. The face is sent the moment it is touched, so that one touch is enough; another face or the reasons are sent as a
 * new rating of the same right, and the hub decides which one counts. Sending goes on in the background: nobody rating sees an error.
 */
class Rating extends Page {
  constructor() {
    super();
    this.counterId = this.params.get('counter') ?? '';
    this.step = 'idle';
    this.right = null;
    this.rated = new Set();
    this.reasons = new Set();
    this.answers = new Map();
    this.policy = PLAIN;
  }

  connectedCallback() {
    super.connectedCallback();
    this.topic = `rating:${this.counterId}`;
    this.feed = this.listen(['site', 'waiting', this.topic]);
    watchPresses(this, (action) => this.press(action));
    onVoices(() => this.requestUpdate());
    this.pulse = setInterval(() => this.beat(), 250);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.pulse);
  }

  feedChanged() {
    this.beat();
  }

  /** The right the feed offers, unless it was used here or its time is over. */
  offered() {
    const right = this.feed?.value(this.topic, 'right');
    if (!right || this.rated.has(right.rightId)) return null;
    return !right.until || Date.parse(right.until) > now() ? right : null;
  }

  beat() {
    if (!this.feed) return;
    const offered = this.offered();
    if (this.step === 'idle') {
      if (offered) this.arm(offered);
    } else if (this.step === 'asked' && offered?.rightId !== this.right.rightId && Date.now() - this.armedAt >= MIN_ARMED_MS) {
      if (offered) this.arm(offered);
      else this.idle();
    } else if ((this.step === 'reasons' || this.step === 'questions') && Date.now() - this.touchedAt >= REASONS_MS) {
      this.finish();
    } else if (this.step === 'thanks' && Date.now() - this.thankedAt >= THANKS_MS) {
      this.idle();
    }
    this.requestUpdate();
  }

  go(step) {
    this.step = step;
    this.settling = true;
    clearTimeout(this.settled);
    this.settled = setTimeout(() => {
      this.settling = false;
      this.requestUpdate();
    }, SETTLE_MS);
    this.requestUpdate();
  }

  /** What is asked stays as it is until the question is over, whatever is configured meanwhile. */
  arm(right) {
    this.right = right;
    this.policy = this.feed?.value('site', 'rating') ?? PLAIN;
    this.answers = new Map();
    this.score = 0;
    this.reasons = new Set();
    this.armedAt = Date.now();
    this.go('asked');
  }

  idle() {
    this.right = null;
    setLanguage('vi');
    this.go('idle');
  }

  press(action) {
    this.touchedAt = Date.now();
    const [verb, value] = action.split(':');
    if (verb === 'face') this.face(Number(value));
    else if (verb === 'reason') this.toggle(value);
    else if (verb === 'answer') this.answer(value);
    else if (verb === 'send') this.next();
    else if (verb === 'language') setLanguage(value);
    else if (verb === 'help') this.help();
    else if (verb === 'speak') speak(this.spoken(), language());
    this.requestUpdate();
  }

  async help() {
    this.helpState = 'called';
    this.helpAt = now();
    this.helpUntil = Date.now() + HELP_MS;
    try {
      this.helpPlace = await post(`/api/rating/${encodeURIComponent(this.counterId)}/help`, {});
    } catch {
      this.helpState = 'failed';
    }
    this.requestUpdate();
  }

  /** Said to the one who called: that staff know, and then that somebody comes. */
  helpView() {
    if (this.helpState === 'called' && this.helpPlace && isComing(this.feed, this.helpPlace)) {
      this.helpState = 'comes';
      this.helpUntil = Date.now() + HELP_COMES_MS;
    }
    if (!this.helpState) return nothing;
    if (this.helpState !== 'called' && this.helpUntil < Date.now()) return nothing;
    if (now() - this.helpAt > HELP_LASTS_MS) return nothing;
    return html`<p class="helpnote" role="status" data-test="help-note" data-state=${this.helpState}>${icon(this.helpState === 'comes' ? 'hand-helping' : this.helpState === 'failed' ? 'info' : 'bell-ring')}<span>${t(`kiosk.help.${this.helpState}`)}</span></p>`;
  }

  helpButton() {
    return html`<button class="tool helpcall" data-press="help" data-test="help">${icon('hand-helping')}<span>${t('kiosk.help')}</span></button>`;
  }

  face(score) {
    if (score === this.score) return;
    if (this.score && this.isSatisfied(this.score) !== this.isSatisfied(score)) this.reasons = new Set();
    this.score = score;
    this.rated.add(this.right.rightId);
    this.send();
    if (this.step !== 'asked') return;
    this.next();
  }

  toggle(code) {
    if (this.reasons.has(code)) this.reasons.delete(code);
    else if (this.reasons.size < 6) this.reasons.add(code);
  }

  /** Touched again, an answer is taken back. */
  answer(value) {
    const [question, reply] = value.split('.');
    if (this.answers.get(question) === reply) this.answers.delete(question);
    else this.answers.set(question, reply);
  }

  isSatisfied(score) {
    return 2 * score > this.policy.faces + 1;
  }

  /** Of the service that was served, and of the side of the face touched. */
  offeredReasons() {
    const side = this.isSatisfied(this.score) ? 'GOOD' : 'BAD';
    const {service} = this.right;
    return this.policy.reasons.filter((one) => (one.side === side || one.side === 'BOTH') && (one.services.length === 0 || one.services.includes(service)));
  }

  /** After the face the questions, after them the reasons; what a site does not ask is passed over. */
  next() {
    this.touchedAt = Date.now();
    if (this.step === 'asked' && this.policy.questions.length > 0) this.go('questions');
    else if (this.step !== 'reasons' && this.offeredReasons().length > 0) this.go('reasons');
    else this.finish();
  }

  saidMore() {
    return this.reasons.size > 0 || this.answers.size > 0;
  }

  finish() {
    if (this.saidMore()) this.send();
    this.thankedAt = Date.now();
    this.go('thanks');
  }

  send() {
    const answers = [...this.answers].map(([question, reply]) => `${question}.${reply}`);
    const rating = {ratingId: newId(), rightId: this.right.rightId, score: this.score, scaleMax: this.policy.faces, reasons: [...this.reasons], answers};
    insist(`/api/rating/${encodeURIComponent(this.counterId)}`, rating, {pausesMs: [500, 1000, 2000, 4000, 8000, 16000]}).catch((refused) =>
      console.warn(`rating not stored: ${refused.code}`)
    );
  }

  spoken() {
    return this.step === 'asked' ? `${t('rating.question')} ${DRAWN[this.policy.faces].map((one) => t(`rating.face.${one}`)).join(', ')}.` : t('rating.reasons');
  }

  render() {
    this.title(t('rating.title'));
    const views = {idle: () => this.idleView(), asked: () => this.askedView(), questions: () => this.questionsView(), reasons: () => this.reasonsView(), thanks: () => this.thanksView()};
    return html`${this.trainingView()}
      <main class="rating step-${this.step}" data-test="rating" data-step=${this.step}>${views[this.step]()}${this.helpView()}</main>`;
  }

  /** A page whose address names no counter of this centre never asks anybody: said plainly, not left to look idle. */
  unknownView() {
    return html`<section class="quiet-screen" role="alert" data-test="unknown-counter">
      <span class="tick odd">${icon('map-pin')}</span>
      <h1>${t('rating.unknown')}</h1>
      <p class="counter">${t('rating.unknown.body')}</p>
    </section>`;
  }

  idleView() {
    const counter = this.counter(this.counterId);
    if (this.site && !counter) return this.unknownView();
    return html`<section class="quiet-screen" data-test="idle">
      <img class="mark" src="/ui/mark.svg" alt="" />
      <p class="agency">${say(this.site?.agency)}</p>
      <h1>${say(this.site?.name) || t('product')}</h1>
      ${counter ? html`<p class="counter">${say(counter.name)}</p>${this.helpButton()}` : nothing}
      ${this.site?.open === false ? html`<p class="shut" data-test="closed">${icon('moon')}${t('rating.closed')}</p>` : nothing}
      <p class="time"><b class="num">${hourMinute(now())}</b><span>${dateLong(now())}</span></p>
    </section>`;
  }

  headView() {
    return html`<div class="bar">
      <p>${icon('ticket')}<span>${t('rating.number')} <b class="num">${numberText(this.right.number)}</b></span></p>
      <div class="tools">
        ${this.helpButton()}
        ${canSpeak(language()) ? html`<button class="tool" data-press="speak" aria-label=${t('kiosk.speak')}>${icon('volume-2')}</button>` : nothing}
        ${['vi', 'en'].map((lang) => html`<button class="tool" lang=${lang} data-press="language:${lang}" data-test="language-${lang}" aria-pressed=${lang === language()}><span class="long">${t(`language.${lang}`)}</span><span class="short" aria-hidden="true">${lang.toUpperCase()}</span></button>`)}
      </div>
    </div>`;
  }

  facesView(small) {
    return html`<div class="faces of-${this.policy.faces} ${small ? 'small-faces' : ''}" role="group" aria-label=${t('rating.question')}>
      ${DRAWN[this.policy.faces].map(
        (one, at) => html`<button class="face f${one}" data-press="face:${at + 1}" data-test="face-${at + 1}" aria-pressed=${at + 1 === this.score} ?disabled=${this.settling}>
          <svg aria-hidden="true"><use href="#i-face-${one}"></use></svg><span>${t(`rating.face.${one}`)}</span>
        </button>`
      )}
    </div>`;
  }

  askedView() {
    return html`${this.headView()}
      <section class="question">
        <h1>${t('rating.question')}</h1>
        <p class="promise">${t('rating.promise')}</p>
        ${this.facesView(false)}
      </section>`;
  }

  questionView({code, text}) {
    return html`<div class="ask" role="group" aria-label=${say(text)} data-test="question-${code}">
      <h2>${say(text)}</h2>
      ${REPLIES.map((reply) => html`<button class="reason" data-press="answer:${code}.${reply}" data-test="answer-${code}-${reply}" aria-pressed=${this.answers.get(code) === reply} ?disabled=${this.settling}>
        ${icon(this.answers.get(code) === reply ? 'circle-check' : 'plus')}<span>${t(`rating.reply.${reply}`)}</span>
      </button>`)}
    </div>`;
  }

  questionsView() {
    return html`${this.headView()}
      <section class="question">
        ${this.policy.questions.map((one) => this.questionView(one))}
        ${this.sendView(this.answers.size > 0)}
      </section>`;
  }

  sendView(isReady) {
    return html`<button class="send ${isReady ? 'ready' : ''}" data-press="send" data-test="send" ?disabled=${this.settling}>
      ${t(isReady ? 'rating.send' : 'rating.skip')}
    </button>`;
  }

  reasonsView() {
    const set = this.offeredReasons();
    const ask = t(this.isSatisfied(this.score) ? 'rating.reasons.high' : 'rating.reasons.low');
    return html`${this.headView()}
      <section class="question">
        ${this.facesView(true)}
        <h1>${ask}</h1>
        <div class="reasons" role="group" aria-label=${t('rating.reasons')}>
          ${set.map(({code, text}) => html`<button class="reason" data-press="reason:${code}" data-test="reason-${code}" aria-pressed=${this.reasons.has(code)} ?disabled=${this.settling}>
            ${icon(this.reasons.has(code) ? 'circle-check' : 'plus')}<span>${text ? say(text) : t(`rating.reason.${code}`)}</span>
          </button>`)}
        </div>
        ${this.sendView(this.reasons.size > 0)}
      </section>`;
  }

  thanksView() {
    return html`<section class="quiet-screen" role="status" data-test="thanks">
      <span class="tick">${icon('check')}</span>
      <h1>${t('rating.thanks')}</h1>
      <p class="counter">${t('rating.thanks.body')}</p>
    </section>`;
  }
}

begin('motcua-rating', Rating);
