import {Page, begin, html, icon, nothing, pageFoot, refusalText} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';
import {get, keepSession, nextPath, post} from '/ui/lib/http.js';

class SignIn extends Page {
  connectedCallback() {
    super.connectedCallback();
    get('/api/v1/start')
      .then((start) => {
        this.knownSite = start.site;
        this.requestUpdate();
      })
      .catch(() => {});
  }

  firstUpdated() {
    this.querySelector(this.params.get('login') ? '#password' : '#login')?.focus();
  }

  async send(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target);
    this.busy = true;
    this.wrong = null;
    this.requestUpdate();
    try {
      const session = await post('/api/v1/session', {login: form.get('login').trim(), password: form.get('password')});
      keepSession(session);
      location.assign(nextPath());
    } catch (refused) {
      this.wrong = refused;
      this.busy = false;
      this.requestUpdate();
      await this.updateComplete;
      this.querySelector('#password')?.select();
    }
  }

  render() {
    this.title(t('signIn'));
    return html`${this.trainingView()}
      <main class="door-page">
        <form class="card stack entry-card" @submit=${(event) => this.send(event)} aria-describedby=${this.wrong ? 'wrong' : nothing}>
          <div class="row"><img class="mark" src="/ui/mark.svg" alt="" /><div class="grow"><h1>${t('signIn')}</h1><p class="quiet">${say(this.site?.name) || t('product')}</p></div></div>
          ${this.wrong ? html`<p class="note danger" id="wrong" role="alert" data-test="wrong">${icon('circle-alert')}<span>${refusalText(this.wrong)}</span></p>` : nothing}
          <div class="field"><label for="login">${t('person.login')}</label><input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="64" .value=${this.params.get('login') ?? ''} data-test="login" /></div>
          <div class="field"><label for="password">${t('person.password')}</label><input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256" data-test="password" /></div>
          <button class="button primary" data-test="sign-in" ?disabled=${this.busy} aria-busy=${Boolean(this.busy)}>${icon('log-in')}${t(this.busy ? 'signingIn' : 'signIn')}</button>
          <div class="row"><a href="/">${t('nav.home')}</a><span class="grow"></span>${this.languageButton()}</div>
        </form>
      </main>${pageFoot()}`;
  }
}

begin('motcua-sign-in', SignIn);
