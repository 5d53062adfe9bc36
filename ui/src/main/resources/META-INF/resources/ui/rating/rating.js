import {Page, begin, html, icon, nothing} from '/ui/lib/page.js';
import {dateLong, hourMinute, language, now, say, setLanguage, t} from '/ui/lib/i18n.js';
import {insist, newId, post} from '/ui/lib/http.js';
import {isComing} from '/ui/lib/help-calls.js';
import {numberText} from '/ui/lib/number.js';
import {watchPresses} from '/ui/lib/press.js';
import {canSpeak, onVoices, speak} from '/ui/lib/speak.js';

const FACES = [1, 2, 3, 4, 5];
const REASONS = {
  low: ['WAIT_LONG', 'ATTITUDE', 'UNCLEAR', 'EXTRA_PAPERS', 'SEVERAL_TRIPS', 'OTHER'],
  high: ['FAST', 'FRIENDLY', 'CLEAR', 'FEW_PAPERS', 'COMFORTABLE', 'OTHER'],
};
const MIN_ARMED_MS = 20_000;
const REASONS_MS = 20_000;
const THANKS_MS = 4_000;
const SETTLE_MS = 450;
const HELP_MS = 9_000;
const HELP_COMES_MS = 20_000;
const HELP_LASTS_MS = 180_000;

/**
 * Idle → asked → reasons → thanks → idle. The question belongs to one right to rate and stays at least 20 s, even if the next number is
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
    } else if (this.step === 'reasons' && Date.now() - this.touchedAt >= REASONS_MS) {
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

  arm(right) {
    this.right = right;
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
    else if (verb === 'send') this.finish();
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
    const side = (one) => (one <= 3 ? 'low' : 'high');
    if (this.score && side(this.score) !== side(score)) this.reasons = new Set();
    this.score = score;
    this.rated.add(this.right.rightId);
    this.send([]);
    if (this.step === 'asked') this.go('reasons');
  }

  toggle(code) {
    if (this.reasons.has(code)) this.reasons.delete(code);
    else if (this.reasons.size < 6) this.reasons.add(code);
  }

  finish() {
    if (this.reasons.size > 0) this.send([...this.reasons]);
    this.thankedAt = Date.now();
    this.go('thanks');
  }

  send(reasons) {
    const rating = {ratingId: newId(), rightId: this.right.rightId, score: this.score, scaleMax: 5, reasons};
    insist(`/api/rating/${encodeURIComponent(this.counterId)}`, rating, {pausesMs: [500, 1000, 2000, 4000, 8000, 16000]}).catch((refused) =>
      console.warn(`rating not stored: ${refused.code}`)
    );
  }

  spoken() {
    return this.step === 'asked' ? `${t('rating.question')} ${FACES.map((one) => t(`rating.face.${one}`)).join(', ')}.` : t('rating.reasons');
  }

  render() {
    this.title(t('rating.title'));
    const views = {idle: () => this.idleView(), asked: () => this.askedView(), reasons: () => this.reasonsView(), thanks: () => this.thanksView()};
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
    return html`<div class="faces ${small ? 'small-faces' : ''}" role="group" aria-label=${t('rating.question')}>
      ${FACES.map(
        (one) => html`<button class="face f${one}" data-press="face:${one}" data-test="face-${one}" aria-pressed=${one === this.score} ?disabled=${this.settling}>
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

  reasonsView() {
    const set = REASONS[this.score <= 3 ? 'low' : 'high'];
    return html`${this.headView()}
      <section class="question">
        ${this.facesView(true)}
        <h1>${t(this.score <= 3 ? 'rating.reasons.low' : 'rating.reasons.high')}</h1>
        <div class="reasons" role="group" aria-label=${t('rating.reasons')}>
          ${set.map((code) => html`<button class="reason" data-press="reason:${code}" data-test="reason-${code}" aria-pressed=${this.reasons.has(code)} ?disabled=${this.settling}>
            ${icon(this.reasons.has(code) ? 'circle-check' : 'plus')}<span>${t(`rating.reason.${code}`)}</span>
          </button>`)}
        </div>
        <button class="send ${this.reasons.size > 0 ? 'ready' : ''}" data-press="send" data-test="send" ?disabled=${this.settling}>
          ${t(this.reasons.size > 0 ? 'rating.send' : 'rating.skip')}
        </button>
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
