import {Page, begin, empty, html, icon, loading, nothing, pageFoot, refusalText} from '/ui/lib/page.js';
import {dateShort, hourMinute, t} from '/ui/lib/i18n.js';
import {get, newId, post} from '/ui/lib/http.js';
import {deviceChip} from '/ui/lib/device.js';
import {adminTabs} from '/ui/catalogue/tabs.js';

const ROLES = ['OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'];
const list = (answer, name) => (Array.isArray(answer) ? answer : answer?.[name] ?? []);

/** People who sign in, and agents with their enrol codes. */
class Admin extends Page {
  async connectedCallback() {
    super.connectedCallback();
    if (!(await this.needRole('ADMINISTRATOR'))) return;
    this.feed = this.listen(['site', 'devices']);
    this.load();
  }

  feedChanged(topics) {
    if (topics.has('devices') && this.agents) this.loadAgents();
  }

  async load() {
    await Promise.all([this.loadPeople(), this.loadAgents()]);
  }

  async loadPeople() {
    try {
      this.people = list(await get('/api/v1/people'), 'people');
    } catch (refused) {
      this.toastRefusal(refused);
    }
    this.requestUpdate();
  }

  async loadAgents() {
    try {
      this.agents = list(await get('/api/v1/agents'), 'agents');
    } catch (refused) {
      if (!refused.unreachable) this.toastRefusal(refused);
    }
    this.requestUpdate();
  }

  /** Sends a form, says what went wrong beside it, and empties it when it went well. */
  async send(event, name, path, body, after) {
    event.preventDefault();
    const form = event.target;
    if (this.busy) return;
    this.busy = name;
    this.wrong = null;
    this.requestUpdate();
    try {
      const answer = await post(path, body(Object.fromEntries(new FormData(form))));
      form.reset();
      await after(answer);
    } catch (refused) {
      this.wrong = {name, words: refusalText(refused)};
    }
    this.busy = '';
    this.requestUpdate();
  }

  addPerson(event) {
    return this.send(event, 'person', '/api/v1/people', (form) => ({requestId: newId(), ...form}), async () => {
      this.toast(t('admin.person.added'), 'check');
      await this.loadPeople();
    });
  }

  addAgent(event) {
    return this.send(event, 'agent', '/api/v1/agents', (form) => ({requestId: newId(), ...form}), async (answer) => {
      this.code = answer;
      await this.loadAgents();
    });
  }

  newPassword(event, person) {
    return this.send(event, `password-${person.id}`, `/api/v1/people/${person.id}/password`, (form) => ({requestId: newId(), password: form.password}), async () => {
      this.opened = '';
      this.toast(t('admin.password.set', {name: person.name}), 'check');
    });
  }

  /** Asked twice in place: the first press arms the button for a few seconds, the second acts. */
  async armed(key, path, after) {
    if (this.sure !== key) {
      this.sure = key;
      clearTimeout(this.unsure);
      this.unsure = setTimeout(() => {
        this.sure = '';
        this.requestUpdate();
      }, 4000);
      return this.requestUpdate();
    }
    this.sure = '';
    try {
      await post(path, {requestId: newId()});
      await after();
    } catch (refused) {
      this.toastRefusal(refused);
    }
    this.requestUpdate();
  }

  render() {
    this.title(t('nav.admin'));
    const gate = this.gateView();
    return html`${this.topbar('admin', this.feed ? this.connectionView() : nothing)}
      <main class="page stack" data-test="admin">${gate !== nothing ? gate : html`<h1>${t('nav.admin')}</h1>${adminTabs('people')}${this.peopleView()} ${this.agentsView()}`}</main>${pageFoot()}${this.toastsView()}`;
  }

  wrongView(name) {
    return this.wrong?.name === name ? html`<p class="note danger" role="alert">${icon('circle-alert')}<span>${this.wrong.words}</span></p>` : nothing;
  }

  peopleView() {
    return html`<section class="stack">
      <h2>${t('admin.people')}</h2>
      ${!this.people ? loading() : html`<div class="card flat scroll"><table class="table" data-test="people">
        <thead><tr><th>${t('person.name')}</th><th>${t('person.login')}</th><th>${t('person.role')}</th><th><span class="seen-by-readers">${t('admin.actions')}</span></th></tr></thead>
        <tbody>${this.people.map((person) => this.personRow(person))}</tbody>
      </table></div>`}
      <form class="card adding" @submit=${(event) => this.addPerson(event)}>
        <h3>${t('admin.person.add')}</h3>
        <div class="field"><label for="name">${t('person.name')}</label><input id="name" name="name" required maxlength="128" autocomplete="off" data-test="person-name" /></div>
        <div class="field"><label for="login">${t('person.login')}</label><input id="login" name="login" required maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false" data-test="person-login" /></div>
        <div class="field"><label for="role">${t('person.role')}</label><select id="role" name="role" data-test="person-role">${ROLES.map((role) => html`<option value=${role}>${t(`role.${role}`)}</option>`)}</select></div>
        <div class="field"><label for="password">${t('person.password')}</label><input id="password" name="password" type="password" required maxlength="256" autocomplete="new-password" data-test="person-password" /></div>
        <button class="button primary" data-test="person-add" ?disabled=${Boolean(this.busy)}>${icon('user-plus')}${t('admin.add')}</button>
        ${this.wrongView('person')}
      </form>
    </section>`;
  }

  personRow(person) {
    const off = Boolean(person.disabledAt);
    const key = `disable-${person.id}`;
    return html`<tr class=${off ? 'off' : ''}>
      <td><b>${person.name}</b>${off ? html` <span class="chip">${t('admin.disabled')}</span>` : nothing}</td><td><code>${person.login}</code></td><td>${t(`role.${person.role}`)}</td>
      <td><div class="row end">
        ${this.opened === person.id
          ? html`<form class="row" @submit=${(event) => this.newPassword(event, person)}><label class="seen-by-readers" for="new-password">${t('admin.password.new')}</label><input class="inline" id="new-password" name="password" type="password" required autocomplete="new-password" placeholder=${t('admin.password.new')} /><button class="button primary">${t('admin.save')}</button></form>${this.wrongView(`password-${person.id}`)}`
          : html`<button class="button plain" ?disabled=${off} @click=${() => { this.opened = person.id; this.requestUpdate(); }}>${icon('key-round')}${t('admin.password')}</button>`}
        ${off || person.id === this.person.id ? nothing : html`<button class="button plain ${this.sure === key ? 'danger' : ''}" @click=${() => this.armed(key, `/api/v1/people/${person.id}/disable`, () => this.loadPeople())}>${t(this.sure === key ? 'admin.sure' : 'admin.disable')}</button>`}
      </div></td>
    </tr>`;
  }

  agentsView() {
    return html`<section class="stack">
      <h2>${t('admin.agents')}</h2>
      ${!this.agents ? loading() : this.agents.length === 0 ? html`<div class="card">${empty('monitor', t('admin.agents.none'), t('admin.agents.none.body'))}</div>` : html`<div class="card flat scroll"><table class="table" data-test="agents">
        <thead><tr><th>${t('agent.name')}</th><th>${t('agent.status')}</th><th>${t('floor.devices')}</th><th><span class="seen-by-readers">${t('admin.actions')}</span></th></tr></thead>
        <tbody>${this.agents.map((agent) => this.agentRow(agent))}</tbody>
      </table></div>`}
      <form class="card adding" @submit=${(event) => this.addAgent(event)}>
        <h3>${t('admin.agent.add')}</h3>
        <div class="field"><label for="agent">${t('admin.agent.id')}</label><input id="agent" name="agent" required pattern="[a-z0-9][a-z0-9._\\-]{0,63}" maxlength="64" autocomplete="off" spellcheck="false" placeholder="quay-1" data-test="agent-id" /></div>
        <div class="field"><label for="agent-name">${t('admin.agent.name')}</label><input id="agent-name" name="name" required maxlength="128" autocomplete="off" data-test="agent-name" /></div>
        <button class="button primary" data-test="agent-add" ?disabled=${Boolean(this.busy)}>${icon('key-round')}${t('admin.agent.code')}</button>
        ${this.wrongView('agent')} ${this.code ? this.codeView() : nothing}
      </form>
    </section>`;
  }

  codeView() {
    return html`<div class="note ok code" role="status" data-test="code" data-code=${this.code.code}>
      ${icon('key-round')}
      <div class="grow"><p>${t('admin.code.for', {agent: this.code.agent ?? ''})}</p><p class="big num">${this.code.code}</p>
        <p class="small">${this.code.expiresAt ? t('admin.code.until', {time: hourMinute(this.code.expiresAt)}) : t('admin.code.minutes')}</p></div>
      <button type="button" class="button" @click=${() => this.copy()}>${icon('copy')}${t(this.copied ? 'admin.copied' : 'admin.copy')}</button>
    </div>`;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.code.code);
      this.copied = true;
    } catch {
      this.toast(t('admin.copy.byHand'));
    }
    this.requestUpdate();
  }

  agentRow(agent) {
    const id = agent.agent ?? agent.id;
    const key = `revoke-${id}`;
    const chips = {WAITING: ['', 'hourglass'], ENROLLED: ['ok', 'circle-check'], HELD: ['danger', 'triangle-alert'], REVOKED: ['danger', 'circle-x']};
    const [mood, symbol] = chips[agent.state] ?? ['', 'info'];
    return html`<tr data-test="agent-row-${id}">
      <td><b>${agent.name || id}</b><br /><code>${id}</code></td>
      <td><span class="chip ${mood}">${icon(symbol)}${t(`agent.state.${agent.state ?? 'WAITING'}`)}</span>
        ${agent.state === 'ENROLLED' ? html`<span class="chip ${agent.online ? 'ok' : 'danger'}">${icon(agent.online ? 'activity' : 'wifi-off')}${t(agent.online ? 'agent.online' : 'agent.offline')}</span>` : nothing}
        ${agent.enrolledAt ? html`<br /><span class="quiet small">${t('admin.enrolled', {date: dateShort(agent.enrolledAt)})}</span>` : nothing}</td>
      <td>${(agent.devices ?? []).length === 0 ? '–' : agent.devices.map((device) => html`<div class="row"><code>${device.device}</code>${deviceChip(device)}</div>`)}</td>
      <td><div class="row end">${agent.state === 'REVOKED' ? nothing : html`<button class="button plain ${this.sure === key ? 'danger' : ''}" data-test="revoke-${id}" @click=${() => this.armed(key, `/api/v1/agents/${encodeURIComponent(id)}/revoke`, () => this.loadAgents())}>${t(this.sure === key ? 'admin.sure' : 'admin.revoke')}</button>`}</div></td>
    </tr>`;
  }
}

begin('motcua-admin', Admin);
