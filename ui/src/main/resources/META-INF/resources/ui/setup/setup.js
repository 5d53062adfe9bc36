import {Page, begin, html, icon, nothing, pageFoot, refusalText} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';
import {get, post} from '/ui/lib/http.js';

/** Makes the first administrator with the one-time code that the hub printed at its first start. */
class Setup extends Page {
  connectedCallback() {
    super.connectedCallback();
    get('/api/v1/start')
      .then((start) => {
        this.knownSite = start.site;
        this.closed = start.setup === false;
        this.requestUpdate();
      })
      .catch(() => {});
  }

  async send(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = Object.fromEntries(new FormData(event.target));
    if (form.password !== form.again) return this.complain(t('setup.notSame'));
    this.busy = true;
    this.requestUpdate();
    try {
      await post('/api/v1/setup', {code: form.code.trim(), name: form.name.trim(), login: form.login.trim(), password: form.password});
      location.assign(`/sign-in?login=${encodeURIComponent(form.login.trim())}`);
    } catch (refused) {
      this.busy = false;
      this.complain(refusalText(refused));
    }
  }

  complain(words) {
    this.wrong = words;
    this.requestUpdate();
  }

  fieldView(name, attributes) {
    return html`<div class="field"><label for=${name}>${t(`setup.${name}`)}</label>
      <input id=${name} name=${name} required spellcheck="false" autocapitalize="none" type=${attributes.type ?? 'text'} autocomplete=${attributes.autocomplete ?? 'off'} maxlength="128" data-test=${name} />
      ${attributes.hint ? html`<span class="hint">${attributes.hint}</span>` : nothing}</div>`;
  }

  render() {
    this.title(t('setup.title'));
    return html`${this.trainingView()}
      <main class="door-page">
        <form class="card stack entry-card wide" @submit=${(event) => this.send(event)}>
          <div class="row"><img class="mark" src="/ui/mark.svg" alt="" /><div class="grow"><h1>${t('setup.title')}</h1><p class="quiet">${say(this.site?.name) || t('product')}</p></div></div>
          ${this.closed
            ? html`<p class="note">${icon('info')}<span>${t('setup.closed')}</span></p><a class="button primary" href="/sign-in">${t('signIn')}</a>`
            : html`<p>${t('setup.lead')}</p>
                ${this.wrong ? html`<p class="note danger" role="alert" data-test="wrong">${icon('circle-alert')}<span>${this.wrong}</span></p>` : nothing}
                ${this.fieldView('code', {autocomplete: 'one-time-code', hint: t('setup.code.hint')})} <div class="pair">${this.fieldView('name', {autocomplete: 'name'})} ${this.fieldView('login', {autocomplete: 'username'})}</div>
                <div class="pair">${this.fieldView('password', {type: 'password', autocomplete: 'new-password', hint: t('setup.password.hint')})}
                  ${this.fieldView('again', {type: 'password', autocomplete: 'new-password'})}</div>
                <button class="button primary" data-test="create" ?disabled=${this.busy}>${icon('shield-check')}${t('setup.create')}</button>`}
          <div class="row"><a href="/">${t('nav.home')}</a><span class="grow"></span>${this.languageButton()}</div>
        </form>
      </main>${pageFoot()}`;
  }
}

begin('motcua-setup', Setup);
