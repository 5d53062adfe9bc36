// Work profiles: rules in order, each saying when it holds, whom it takes and how often.
import {html, icon, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';
import {minutesField, numberField, choiceField, someField, windowField} from '/ui/catalogue/fields.js';
import {move, valueAt} from '/ui/catalogue/model.js';

const KINDS = ['walk-in', 'booked', 'transferred', 'returned'];
const named = (list) => (list ?? []).map((one) => [one.id, say(one.name) || one.id]);

/** Those every site has, and its own. */
function classes(doc) {
  const own = (doc.priorities ?? []).map((one) => [one.code, say(one.label) || t(`cat.class.${one.code}`)]);
  const always = ['NORMAL', 'PRIORITY'].filter((code) => !own.some(([one]) => one === code)).map((code) => [code, t(`cat.class.${code}`)]);
  return [...always, ...own];
}

const groupFields = (sheet, at) => html`${someField(sheet, [...at, 'services'], named(sheet.doc.services), {optional: true})}
  <div class="pair">${someField(sheet, [...at, 'classes'], classes(sheet.doc), {words: t('cat.rule.classes'), optional: true})}
    ${someField(sheet, [...at, 'kinds'], KINDS.map((kind) => [kind, t(`cat.kind.${kind}`)]), {words: t('cat.rule.kinds'), optional: true})}</div>`;

/** A condition that is there or not: its switch, and below it what it says. */
function condition(sheet, at, key, fresh, fields) {
  const path = [...at, 'when', key];
  const isOn = valueAt(sheet.doc, path) !== undefined;
  const turn = (event) => {
    sheet.set(path, event.target.checked ? fresh(sheet.doc) : undefined);
    if (Object.keys(valueAt(sheet.doc, [...at, 'when']) ?? {}).length === 0) sheet.set([...at, 'when'], undefined);
  };
  return html`<div class="condition"><label class="switch"><input type="checkbox" .checked=${isOn} @change=${turn} /><span>${t(`cat.when.${key}`)}</span></label>
    ${isOn ? html`<div class="stack inside">${fields(path)}</div>` : nothing}</div>`;
}

function ruleView(sheet, at, index, rules) {
  const path = [...at, index];
  const act = (change) => () => {
    change();
    sheet.changed();
  };
  const isLimited = Boolean(rules[index].ratio);
  return html`<li class="rule stack"><div class="row wrap"><b class="grow">${t('cat.rule.n', {n: index + 1})}</b>
      <button type="button" class="button plain" ?disabled=${index === 0} @click=${act(() => move(rules, index, -1))}>${icon('arrow-up')}${t('cat.up')}</button>
      ${rules.length === 1 ? nothing : html`<button type="button" class="button plain danger" @click=${act(() => rules.splice(index, 1))}>${icon('x')}${t('cat.remove')}</button>`}</div>
    <fieldset class="plain stack"><legend>${t('cat.rule.when')}</legend>
      ${condition(sheet, path, 'between', () => '07:00-08:30', (where) => windowField(sheet, where))}
      ${condition(sheet, path, 'waiting', () => ({atLeast: 5}), (where) => html`${numberField(sheet, [...where, 'atLeast'], {min: 1, max: 1000, words: t('cat.rule.people')})}${groupFields(sheet, where)}`)}
      ${condition(sheet, path, 'longestWait', () => ({atLeast: '10min'}), (where) => html`${minutesField(sheet, [...where, 'atLeast'], {words: t('cat.rule.minutes')})}${groupFields(sheet, where)}`)}
      ${condition(sheet, path, 'openCounters', (doc) => ({service: doc.services[0]?.id, atMost: 1}), (where) => html`<div class="pair">${choiceField(sheet, [...where, 'service'], named(sheet.doc.services), {words: t('cat.key.services')})}${numberField(sheet, [...where, 'atMost'], {max: 1000, words: t('cat.rule.atMost')})}</div>`)}
    </fieldset>
    <fieldset class="plain stack"><legend>${t('cat.rule.take')}</legend><p class="quiet small">${t('cat.rule.everybody')}</p>${groupFields(sheet, [...path, 'take'])}</fieldset>
    <label class="switch"><input type="checkbox" .checked=${isLimited} @change=${(event) => sheet.set([...path, 'ratio'], event.target.checked ? {calls: 1, of: 3} : undefined)} /><span>${t('cat.rule.ratio')}</span></label>
    ${isLimited ? html`<div class="pair">${numberField(sheet, [...path, 'ratio', 'calls'], {min: 1, max: 99, words: t('cat.rule.calls')})}${numberField(sheet, [...path, 'ratio', 'of'], {min: 2, max: 100, words: t('cat.rule.of')})}</div>` : nothing}
    ${minutesField(sheet, [...path, 'callAtLatestAfter'], {optional: true, hint: t('cat.hint.cap')})}</li>`;
}

export function rulesField(sheet, at) {
  const rules = valueAt(sheet.doc, at) ?? [];
  return html`<div class="stack"><h3>${t('cat.key.rules')}</h3><p class="quiet small">${t('cat.rules.hint')}</p>
    <ol class="rules">${rules.map((rule, index) => ruleView(sheet, at, index, rules))}</ol>
    <div><button type="button" class="button" data-test="add-rule" @click=${() => sheet.set(at, [...rules, {take: {}}])}>${icon('plus')}${t('cat.rule.add')}</button></div></div>`;
}
