import {Page, begin, empty, html, icon, loading, nothing, pageFoot, refusalText} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';
import {call, get, newId, post} from '/ui/lib/http.js';
import {adminTabs} from '/ui/catalogue/tabs.js';
import {byField, copy, holds, move, partOf, put, same, slug} from '/ui/catalogue/model.js';
import {LISTS, lineView, noteOf, siteView} from '/ui/catalogue/parts.js';
import {calendarView} from '/ui/catalogue/calendar.js';
import {bookingsView} from '/ui/catalogue/bookings.js';
import {editsView, historyView, problemsView} from '/ui/catalogue/review.js';
import {dayOf, plansNote, plansView, tomorrow} from '/ui/catalogue/plans.js';

const PARTS = [['site', 'building-2'], ['services', 'layers'], ['fields', 'book-open'], ['procedures', 'scroll-text'], ['contingents', 'hourglass'], ['counters', 'user-check'], ['zones', 'map-pin'], ['series', 'ticket'], ['priorities', 'accessibility'], ['line', 'list-ordered'], ['profiles', 'list'], ['bookings', 'clock'], ['calendar', 'calendar'], ['history', 'clock']];

/** Longer lists can be searched. */
const MANY = 12;

/** The catalogue in force, edited on a copy; nothing happens before the changes were looked at and saved. */
class Catalogue extends Page {
  async connectedCallback() {
    super.connectedCallback();
    this.shown = location.hash.slice(1) || 'site';
    addEventListener('hashchange', () => this.show(location.hash.slice(1)));
    addEventListener('beforeunload', (event) => this.isDirty && event.preventDefault());
    if (!(await this.needRole('ADMINISTRATOR'))) return;
    this.feed = this.listen(['site']);
    await this.load();
    this.loadFile();
  }

  /** Somebody else saved: who edits nothing sees it at once, who does is told when he looks at his changes. */
  feedChanged() {
    clearTimeout(this.look);
    if (this.saved) this.look = setTimeout(() => this.follow(), 400);
  }

  get isEditing() {
    return this.isDirty || Boolean(this.review);
  }

  /** What was begun while the answer was on its way is not thrown away either. */
  async follow() {
    if (!this.isEditing) await this.load(() => !this.isEditing);
  }

  async load(mayReplace = () => true) {
    try {
      const [now, history, plans] = await Promise.all([get('/api/v1/catalogue'), get('/api/v1/catalogue/changes'), get('/api/v1/catalogue/scheduled')]);
      if (!mayReplace()) return;
      this.plans = plans.scheduled;
      this.version = now.version;
      this.saved = now.document;
      this.replaceDoc(copy(now.document));
      this.changes = history.changes;
      this.problems = [];
      this.review = null;
    } catch (refused) {
      this.toastRefusal(refused);
    }
    this.requestUpdate();
  }

  /** An entry that is open under the reader's hand stays open. */
  replaceDoc(doc) {
    for (const part of Object.keys(LISTS)) {
      const open = new Set((this.doc?.[part] ?? []).filter((one) => this.isOpen(one)).map((one) => one.id ?? one.code));
      for (const one of doc[part] ?? []) if (open.has(one.id ?? one.code)) this.opened.add(one);
    }
    this.doc = doc;
  }

  async loadFile() {
    try {
      const [file, icons] = await Promise.all([get('/api/v1/catalogue/file'), fetch('/ui/icons.svg').then((answer) => answer.text())]);
      this.file = file;
      this.icons = [...icons.matchAll(/symbol id="i-([a-z0-9-]+)"/g)].map((found) => found[1]).sort();
    } catch (refused) {
      this.toastRefusal(refused);
    }
    this.requestUpdate();
  }

  get isDirty() {
    return Boolean(this.doc) && !same(this.doc, this.saved);
  }

  get sheet() {
    const fields = byField(this.doc, this.problems ?? []);
    return {
      doc: this.doc,
      problem: (path) => fields.get(path),
      set: (path, value) => {
        put(this.doc, path, value);
        this.changed();
      },
      changed: () => this.changed(),
    };
  }

  changed() {
    this.review = null;
    this.requestUpdate();
  }

  show(part) {
    if (!PARTS.some(([name]) => name === part)) return;
    if (this.shown !== part) this.wanted = '';
    this.shown = part;
    if (location.hash.slice(1) !== part) history.replaceState(null, '', `#${part}`);
    this.requestUpdate();
  }

  go(path) {
    this.show(partOf(path));
  }

  /** Asks the hub what would change, and whether it may. */
  async lookAt() {
    await this.ask(async () => {
      const verdict = await post('/api/v1/catalogue/check', {document: this.doc}, {headers: this.base});
      this.problems = verdict.problems;
      this.review = verdict;
      this.intent = newId();
    });
    await this.updateComplete;
    this.querySelector('#review')?.focus();
  }

  async save(event) {
    event.preventDefault();
    const {reason, day} = Object.fromEntries(['reason', 'day'].map((key) => [key, event.target.elements[key].value.trim() || undefined]));
    await this.ask(async () => {
      const body = {requestId: this.intent, document: this.doc, reason, day};
      await (day ? post('/api/v1/catalogue/scheduled', body, {headers: this.base}) : call('PUT', '/api/v1/catalogue', body, {headers: this.base}));
      this.toast(day ? t('cat.scheduled', {day: dayOf(day)}) : t('cat.saved'), 'check');
      this.moved = false;
      await this.load();
      this.loadFile();
    });
  }

  get base() {
    return {'if-match': `"${this.version}"`};
  }

  async ask(act) {
    if (this.busy) return;
    this.busy = true;
    this.wrong = '';
    this.requestUpdate();
    try {
      await act();
    } catch (refused) {
      this.moved = refused.code === 'CATALOGUE_MOVED';
      this.problems = refused.value?.problems ?? this.problems;
      if (refused.value?.problems) this.review = {edits: this.review?.edits ?? [], problems: this.problems};
      this.wrong = refusalText(refused);
    }
    this.busy = false;
    this.requestUpdate();
  }

  /** An earlier version becomes what is edited: saved it is a new change. */
  async restore(version) {
    await this.ask(async () => {
      this.replaceDoc(copy((await get(`/api/v1/catalogue/versions/${version}`)).document));
    });
    await this.lookAt();
  }

  async unschedule(number) {
    await this.ask(async () => {
      await post(`/api/v1/catalogue/scheduled/${number}/cancel`, {requestId: newId()});
      this.plans = (await get('/api/v1/catalogue/scheduled')).scheduled;
    });
  }

  importFile() {
    this.replaceDoc(copy(this.file.document));
    this.lookAt();
  }

  async ignoreFile() {
    await this.ask(async () => {
      await post('/api/v1/catalogue/file/ignore', {});
      await this.loadFile();
    });
  }

  render() {
    this.title(t('cat.title'));
    const gate = this.gateView();
    return html`${this.topbar('admin', this.feed ? this.connectionView() : nothing)}
      <main class="page stack" data-test="catalogue">${gate !== nothing ? gate : this.whole()}</main>${pageFoot()}${this.toastsView()}`;
  }

  whole() {
    return html`<h1>${t('nav.admin')}</h1>${adminTabs('catalogue')} ${!this.doc ? loading() : html`${this.fileView()} ${plansNote(this)}
      <div class="sheet"><nav class="parts" aria-label=${t('cat.title')}>${PARTS.map(([name, symbol]) => this.partLink(name, symbol))}</nav>
        <section class="stack part" aria-labelledby="part-title"><h2 id="part-title">${t(`cat.part.${this.shown}`)}</h2>${this.partView()}</section></div>
      ${this.isDirty || this.review ? this.barView() : nothing}`}`;
  }

  partLink(name, symbol) {
    const faults = (this.problems ?? []).filter((problem) => partOf(problem.path) === name).length;
    return html`<a href="#${name}" aria-current=${name === this.shown ? 'page' : nothing} data-test="part-${name}">${icon(symbol)}<span>${t(`cat.part.${name}`)}</span>
      ${faults > 0 ? html`<span class="chip danger num">${faults}</span>` : nothing}</a>`;
  }

  partView() {
    const sheet = this.sheet;
    if (this.shown === 'site') return siteView(sheet);
    if (this.shown === 'line') return lineView(sheet);
    if (this.shown === 'bookings') return bookingsView(sheet);
    if (this.shown === 'calendar') return calendarView(sheet);
    if (this.shown === 'history') return html`${plansView(this)} ${historyView(this)}`;
    return this.listView(this.shown, LISTS[this.shown], sheet);
  }

  fileView() {
    if (!this.file || this.file.edits.length === 0) return nothing;
    return html`<div class="note attention stack" data-test="file-differs"><div class="row wrap">${icon('triangle-alert')}<span class="grow">${t('cat.file.differs', {n: this.file.edits.length})}</span>
      <button type="button" class="button" @click=${() => this.importFile()}>${t('cat.file.import')}</button><button type="button" class="button" data-test="ignore-file" @click=${() => this.ignoreFile()}>${t('cat.file.ignore')}</button></div></div>`;
  }

  listView(part, list, sheet) {
    const entries = this.doc[part] ?? [];
    const wanted = entries.length > MANY ? (this.wanted ?? '').trim() : '';
    const found = entries.map((one, index) => ({one, index})).filter(({one}) => this.isOpen(one) || holds(one, wanted));
    return html`<p class="quiet">${t(`cat.lead.${part}`)}</p>
      ${entries.length > MANY ? html`<div class="field"><label for="wanted">${t('cat.find')}</label><input id="wanted" type="search" autocomplete="off" data-test="find" .value=${this.wanted ?? ''} @input=${(event) => this.find(event.target.value)} />
        <span class="hint" role="status">${t('cat.found', {n: found.length, all: entries.length})}</span></div>` : nothing}
      ${found.map(({one, index}) => this.entryView(part, list, sheet, one, index, entries))}
      <form class="card row wrap adding" @submit=${(event) => this.add(event, part, list)}>
        <div class="field grow"><label for="new-${part}">${t(`cat.new.${part}`)}</label><input id="new-${part}" name="words" required maxlength="100" autocomplete="off" data-test="new-words" /></div>
        <button class="button" data-test="add">${icon('plus')}${t('admin.add')}</button></form>`;
  }

  entryView(part, list, sheet, one, index, entries) {
    const id = one.id ?? one.code;
    const isOpen = this.isOpen(one);
    const faults = (this.problems ?? []).some((problem) => problem.path.startsWith(`${part}[${index}]`) || problem.path.startsWith(`${part}[${id}]`));
    const act = (change) => () => {
      change();
      this.changed();
    };
    return html`<details class="card entry ${faults ? 'wrong' : ''}" data-test="entry-${id}" .open=${faults || isOpen} @toggle=${(event) => this.turn(one, event.target.open)}>
      <summary><span class="row">${icon(list.symbol)}<b class="grow">${list.title(one, this.doc) || id}</b>${noteOf(list, one, this.doc)}<code>${id}</code></span></summary>
      ${!faults && !isOpen ? nothing : html`<div class="stack body">${list.fields(sheet, [part, index], {icons: this.icons ?? []})}
        <div class="row wrap end"><button type="button" class="button plain" ?disabled=${index === 0} @click=${act(() => move(entries, index, -1))}>${icon('arrow-up')}${t('cat.up')}</button>
          ${list.keeps?.(one) || (entries.length === 1 && !list.isOptional) ? nothing : html`<button type="button" class="button plain danger" data-test="remove-${id}" @click=${act(() => this.remove(part, entries, index))}>${icon('x')}${t('cat.remove')}</button>`}</div></div>`}
    </details>`;
  }

  isOpen(one) {
    return (this.opened ??= new WeakSet()).has(one);
  }

  turn(one, isOpen) {
    if (this.isOpen(one) === isOpen) return;
    if (isOpen) this.opened.add(one);
    else this.opened.delete(one);
    this.requestUpdate();
  }

  find(words) {
    this.wanted = words;
    this.requestUpdate();
  }

  /** A list that may be missing is left out when nothing is in it. */
  remove(part, entries, index) {
    entries.splice(index, 1);
    if (entries.length === 0 && !this.saved[part]) delete this.doc[part];
  }

  add(event, part, list) {
    event.preventDefault();
    const words = event.target.elements.words.value.trim();
    if (!words) return;
    const entries = (this.doc[part] ??= []);
    const one = list.fresh(this.doc, slug(words, entries.map((other) => other.id ?? other.code)), words);
    entries.push(one);
    this.isOpen(one);
    this.opened.add(one);
    event.target.reset();
    this.changed();
  }

  barView() {
    return html`<aside class="bar card" aria-label=${t('cat.changes')} data-test="bar">
      ${this.wrong ? html`<p class="note danger" role="alert" data-test="wrong">${icon('circle-alert')}<span class="grow">${this.wrong}</span>
        ${this.moved ? html`<button type="button" class="button" data-test="reload" @click=${() => this.discard()}>${t('cat.reload')}</button>` : nothing}</p>` : nothing}
      ${this.review ? this.reviewView() : html`<div class="row wrap"><span class="grow">${icon('info')} ${t('cat.unsaved')}</span>
        <button type="button" class="button plain" data-test="discard" @click=${() => this.discard()}>${t('cat.discard')}</button>
        <button type="button" class="button primary" data-test="look" ?disabled=${this.busy} @click=${() => this.lookAt()}>${t('cat.look')}</button></div>`}
    </aside>`;
  }

  async discard() {
    this.wrong = '';
    this.moved = false;
    await this.load();
  }

  reviewView() {
    const {edits, problems} = this.review;
    return html`<form class="stack" id="review" tabindex="-1" data-test="review" @submit=${(event) => this.save(event)}>
      <h3>${t('cat.review')}</h3>${problemsView(problems, this.doc, (path) => this.go(path))}
      ${edits.length === 0 ? (problems.length === 0 ? empty('check', t('cat.nothing')) : nothing) : editsView(edits)}
      <div class="row wrap end-row">${problems.length > 0 || edits.length === 0 ? html`<span class="grow"></span>` : html`<div class="field grow"><label for="reason">${t('cat.reason')}</label><input id="reason" name="reason" maxlength="300" autocomplete="off" data-test="reason" /></div>
          <div class="field"><label for="day">${t('cat.day.from')}</label><input id="day" name="day" type="date" min=${tomorrow()} aria-describedby="day-hint" data-test="day" /><span class="hint" id="day-hint">${t('cat.day.hint')}</span></div>`}
        <button type="button" class="button plain" data-test="discard" @click=${() => this.discard()}>${t('cat.discard')}</button>
        <button type="button" class="button" @click=${() => this.changed()}>${t('cat.back')}</button>
        ${problems.length > 0 || edits.length === 0 ? nothing : html`<button class="button primary" data-test="save" ?disabled=${this.busy}>${icon('check')}${t('admin.save')}</button>`}</div></form>`;
  }
}

begin('motcua-catalogue', Catalogue);
