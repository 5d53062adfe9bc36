// Form controls over a catalogue document. A `sheet` is {doc, set(path, value), problem(path)}; a path names the place in the document.
import {repeat} from 'lit/directives/repeat.js';
import {html, icon, nothing, serviceIcon} from '/ui/lib/page.js';
import {holdsWords} from '/ui/lib/fold.js';
import {say, t} from '/ui/lib/i18n.js';
import {minutesOf, pathText, spanOf, valueAt} from '/ui/catalogue/model.js';

const idOf = (path) => `f-${path.join('-')}`;
const label = (path) => t(`cat.key.${path.filter((one) => typeof one === 'string').at(-1)}`);

/** The words of a field, its control, and below it what is wrong with it. */
function framed(sheet, path, words, hint, control) {
  const problem = sheet.problem(pathText(path));
  const id = idOf(path);
  return html`<div class="field ${problem ? 'wrong' : ''}" data-test="field-${pathText(path)}">
    <label for=${id}>${words}</label>
    ${control(id, problem ? `${id}-wrong` : hint ? `${id}-hint` : nothing, Boolean(problem))}
    ${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}
    ${problem ? html`<span class="fault" id="${id}-wrong">${icon('circle-alert')}<span>${t('cat.allowed', {allowed: say(problem.allowed)})}</span></span>` : nothing}
  </div>`;
}

export function textField(sheet, path, {words = label(path), hint = '', max = 200, optional = false, lang = nothing, mono = false} = {}) {
  return framed(sheet, path, words, hint, (id, by, wrong) => html`<input id=${id} class=${mono ? 'mono' : ''} maxlength=${max} lang=${lang} autocomplete="off" spellcheck="false"
    aria-describedby=${by} aria-invalid=${wrong} .value=${valueAt(sheet.doc, path) ?? ''}
    @input=${(event) => sheet.set(path, optional && !event.target.value.trim() ? undefined : event.target.value)} />`);
}

/** A text in both languages, side by side. An optional one that is empty in both is no text. */
export function bothField(sheet, path, {words = label(path), hint = '', optional = false, max = 200} = {}) {
  const edit = (language) => (event) => {
    const both = {vi: '', en: '', ...valueAt(sheet.doc, path), [language]: event.target.value};
    sheet.set(path, optional && !both.vi.trim() && !both.en.trim() ? undefined : both);
  };
  const one = (language) => framed(sheet, [...path, language], `${words} (${t(`language.${language}`)})`, '', (id, by, wrong) => html`<input id=${id} lang=${language} maxlength=${max} autocomplete="off"
    aria-describedby=${by} aria-invalid=${wrong} .value=${valueAt(sheet.doc, [...path, language]) ?? ''} @input=${edit(language)} />`);
  return html`<div class="both">${one('vi')}${one('en')}${hint ? html`<span class="hint">${hint}</span>` : nothing}</div>`;
}

export function numberField(sheet, path, {words = label(path), hint = '', min = 0, max = 99_999, optional = false} = {}) {
  return framed(sheet, path, words, hint, (id, by, wrong) => html`<input id=${id} class="num" type="number" inputmode="numeric" min=${min} max=${max} step="1"
    aria-describedby=${by} aria-invalid=${wrong} .value=${String(valueAt(sheet.doc, path) ?? '')}
    @input=${(event) => sheet.set(path, event.target.value === '' ? (optional ? undefined : '') : Number(event.target.value))} />`);
}

/** A span of time, typed in minutes. */
export function minutesField(sheet, path, {words = label(path), hint = '', optional = false} = {}) {
  const minutes = minutesOf(valueAt(sheet.doc, path));
  return framed(sheet, path, words, hint, (id, by, wrong) => html`<input id=${id} class="num" type="number" inputmode="decimal" min="0" max="720" step="any"
    aria-describedby=${by} aria-invalid=${wrong} .value=${minutes === null ? '' : String(minutes)}
    @input=${(event) => sheet.set(path, event.target.value === '' ? (optional ? undefined : '') : spanOf(Number(event.target.value)))} />`);
}

/** @param choices `[value, words]`; an empty value takes the key out */
export function choiceField(sheet, path, choices, {words = label(path), hint = ''} = {}) {
  const now = valueAt(sheet.doc, path) ?? '';
  const all = choices.some(([value]) => value === now) ? choices : [[now, now], ...choices];
  return framed(sheet, path, words, hint, (id, by, wrong) => html`<select id=${id} aria-describedby=${by} aria-invalid=${wrong}
    @change=${(event) => sheet.set(path, event.target.value || undefined)}>${all.map(([value, name]) => html`<option value=${value} ?selected=${value === now}>${name}</option>`)}</select>`);
}

export function iconField(sheet, path, names) {
  const now = valueAt(sheet.doc, path) ?? '';
  return html`<div class="with-icon"><span class="preview">${serviceIcon(now, 'large')}</span>${choiceField(sheet, path, names.map((name) => [name, name]))}</div>`;
}

export function switchField(sheet, path, {words = label(path), hint = '', optional = false} = {}) {
  const problem = sheet.problem(pathText(path));
  const id = idOf(path);
  return html`<div class="field ${problem ? 'wrong' : ''}" data-test="field-${pathText(path)}"><label class="switch"><input type="checkbox" aria-describedby=${hint ? `${id}-hint` : nothing} .checked=${Boolean(valueAt(sheet.doc, path))}
    @change=${(event) => sheet.set(path, event.target.checked || !optional ? event.target.checked : undefined)} /><span>${words}</span></label>
    ${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}
    ${problem ? html`<span class="fault">${icon('circle-alert')}<span>${t('cat.allowed', {allowed: say(problem.allowed)})}</span></span>` : nothing}</div>`;
}

/** A day, `2026-11-23`. */
export function dayField(sheet, path, {words = label(path), hint = ''} = {}) {
  return framed(sheet, path, words, hint, (id, by, wrong) => html`<input id=${id} type="date" aria-describedby=${by} aria-invalid=${wrong} .value=${valueAt(sheet.doc, path) ?? ''}
    @change=${(event) => sheet.set(path, event.target.value || undefined)} />`);
}

/** Hours of the day, `07:00-11:30`; both ends empty is none. */
export function windowField(sheet, path, {words = label(path), hint = ''} = {}) {
  const [from = '', to = ''] = (valueAt(sheet.doc, path) ?? '').split(/[-–]/).map((time) => time.trim());
  const write = (a, b) => sheet.set(path, a || b ? `${a}-${b}` : undefined);
  return framed(sheet, path, words, hint, (id, by, wrong) => html`<span class="session"><input id=${id} type="time" aria-label=${t('cat.window.from', {what: words})} aria-describedby=${by} aria-invalid=${wrong} .value=${from} @change=${(event) => write(event.target.value, to)} /><span aria-hidden="true">–</span>
    <input type="time" aria-label=${t('cat.window.to', {what: words})} .value=${to} @change=${(event) => write(from, event.target.value)} /></span>`);
}

/** More than these are looked through by words. */
const MANY = 24;

/** Those that do not hold the words step aside; what is chosen stays. */
function narrow(event) {
  const wanted = event.target.value;
  for (const one of event.target.closest('fieldset').querySelectorAll('label.switch')) one.hidden = !one.querySelector('input').checked && !holdsWords(one.textContent, wanted);
}

/** Some of many, in the order of all. What is no more among all stays until it is taken off. */
export function someField(sheet, path, choices, {words = label(path), hint = '', optional = false} = {}) {
  const now = valueAt(sheet.doc, path) ?? [];
  const problem = sheet.problem(pathText(path));
  const gone = now.filter((value) => !choices.some(([one]) => one === value)).map((value) => [value, value]);
  const toggle = (value, on) => {
    const wanted = new Set(on ? [...now, value] : now.filter((one) => one !== value));
    const next = [...now.filter((one) => wanted.has(one)), ...[...wanted].filter((one) => !now.includes(one))];
    sheet.set(path, optional && next.length === 0 ? undefined : next);
  };
  const many = choices.length > MANY;
  return html`<fieldset class="some ${many ? 'many' : ''} ${problem ? 'wrong' : ''}" data-test="field-${pathText(path)}"><legend>${words}</legend>${hint ? html`<span class="hint">${hint}</span>` : nothing}
    ${many ? html`<label class="narrow"><span>${t('cat.find')} (${t('cat.some.chosen', {n: now.length})})</span><input type="search" autocomplete="off" data-test="narrow" @input=${narrow} /></label>` : nothing}
    ${repeat([...choices, ...gone], ([value]) => value, ([value, name]) => html`<label class="switch"><input type="checkbox" value=${value} .checked=${now.includes(value)} @change=${(event) => toggle(value, event.target.checked)} /><span>${name}</span></label>`)}
    ${problem ? html`<span class="fault">${icon('circle-alert')}<span>${t('cat.allowed', {allowed: say(problem.allowed)})}</span></span>` : nothing}
  </fieldset>`;
}
