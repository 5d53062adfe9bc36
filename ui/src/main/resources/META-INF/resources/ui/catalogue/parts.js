// The forms of each part of the catalogue.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, say, t} from '/ui/lib/i18n.js';
import {bothField, choiceField, dayField, iconField, minutesField, numberField, someField, switchField, textField, windowField} from '/ui/catalogue/fields.js';
import {codeAndName, printed, slug} from '/ui/catalogue/model.js';
import {rulesField} from '/ui/catalogue/profiles.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const named = (list) => (list ?? []).map((one) => [one.id, say(one.name) || one.id]);

/** What a list part is: how an entry is called, what a new one holds, and its fields. */
export const LISTS = {
  zones: {
    symbol: 'map-pin',
    title: (one) => say(one.name),
    fresh: (doc, id, words) => ({id, name: {vi: words, en: words}}),
    fields: (sheet, at) => html`${bothField(sheet, [...at, 'name'])}`,
  },
  counters: {
    symbol: 'user-check',
    title: (one) => say(one.name),
    note: (one) => one.label,
    fresh: (doc, id, words) => ({id, label: String(doc.counters.length + 1), name: {vi: words, en: words}, zone: doc.zones[0]?.id, services: doc.services.slice(0, 1).map((one) => one.id)}),
    fields: (sheet, at) => html`<div class="pair">${textField(sheet, [...at, 'label'], {max: 12, hint: t('cat.hint.label')})}${choiceField(sheet, [...at, 'zone'], named(sheet.doc.zones))}
      ${choiceField(sheet, [...at, 'profile'], [['', t('cat.profile.none')], ...named(sheet.doc.profiles)])}</div>
      ${bothField(sheet, [...at, 'name'])} ${someField(sheet, [...at, 'services'], named(sheet.doc.services))}`,
  },
  services: {
    symbol: 'layers',
    title: (one) => say(one.name),
    note: (one, doc) => doc.series.find((series) => series.id === one.series)?.prefix ?? one.series,
    fresh: (doc, id, words) => ({id, name: {vi: words, en: words}, icon: 'file-text', series: doc.series[0]?.id, meanServiceMinutes: 10}),
    fields: (sheet, at, {icons}) => html`${bothField(sheet, [...at, 'name'])} ${bothField(sheet, [...at, 'hint'], {optional: true})}
      <div class="pair">${iconField(sheet, [...at, 'icon'], icons)}${choiceField(sheet, [...at, 'series'], sheet.doc.series.map((one) => [one.id, `${one.id} (${printed(one).join(' – ')})`]))}
      ${numberField(sheet, [...at, 'meanServiceMinutes'], {min: 1, max: 600, hint: t('cat.hint.mean')})}${minutesField(sheet, [...at, 'callAtLatestAfter'], {optional: true, hint: t('cat.hint.cap')})}</div>
      ${bothField(sheet, [...at, 'ticketText'], {optional: true, hint: t('cat.hint.ticketText'), max: 120})} 
      ${someField(sheet, [...at, 'next'], named(sheet.doc.services.filter((one, index) => index !== at[1])), {optional: true, hint: t('cat.hint.next')})} 
      <div class="pair">${switchField(sheet, [...at, 'stageOnly'], {hint: t('cat.hint.stageOnly'), optional: true})}${(sheet.doc.fields ?? []).length > 0 || sheet.doc.services[at[1]].field ? choiceField(sheet, [...at, 'field'], [['', t('cat.field.derived')], ...named(sheet.doc.fields)], {hint: t('cat.hint.field')}) : nothing}</div> ${receivesView(sheet.doc, at[1])}`,
  },
  fields: {
    symbol: 'book-open',
    title: (one) => say(one.name),
    note: (one, doc) => (doc.procedures ?? []).filter((procedure) => procedure.field === one.id).length,
    isOptional: true,
    fresh: (doc, id, words) => ({id, name: {vi: words, en: words}}),
    fields: (sheet, at) => html`${bothField(sheet, [...at, 'name'])} ${bothField(sheet, [...at, 'agency'], {optional: true, words: t('cat.key.decides')})}`,
  },
  procedures: {
    symbol: 'scroll-text',
    title: (one) => say(one.name),
    id: (one) => one.code,
    note: (one) => one.from || one.until ? t('cat.procedure.span', {from: one.from ? dateShort(`${one.from}T12:00:00Z`) : '…', until: one.until ? dateShort(`${one.until}T12:00:00Z`) : '…'}) : '',
    isOptional: true,
    fresh: (doc, id, words) => {
      const {code, name} = codeAndName(words);
      return {code, name: {vi: name, en: name}, field: doc.fields?.[0]?.id ?? '', services: []};
    },
    fields: (sheet, at) => html`<div class="pair">${textField(sheet, [...at, 'code'], {max: 40, mono: true})}${choiceField(sheet, [...at, 'field'], [['', t('cat.field.none')], ...named(sheet.doc.fields)])}
      ${dayField(sheet, [...at, 'from'], {hint: t('cat.hint.from')})}${dayField(sheet, [...at, 'until'], {hint: t('cat.hint.until')})}</div>
      ${bothField(sheet, [...at, 'name'], {max: 400})} ${someField(sheet, [...at, 'services'], named(sheet.doc.services), {words: t('cat.procedure.services')})}`,
  },
  contingents: {
    symbol: 'hourglass',
    title: (one, doc) => one.services.map((id) => say(doc.services.find((service) => service.id === id)?.name) || id).join(', '),
    note: (one) => one.numbers,
    isOptional: true,
    fresh: (doc, id) => ({id, services: doc.services.slice(0, 1).map((one) => one.id), numbers: 40}),
    fields: (sheet, at) => html`${someField(sheet, [...at, 'services'], named(sheet.doc.services))}
      <div class="pair">${numberField(sheet, [...at, 'numbers'], {max: 9999, hint: t('cat.hint.numbers')})}${windowField(sheet, [...at, 'between'], {hint: t('cat.hint.between')})}</div>
      ${someField(sheet, [...at, 'days'], DAYS.map((day) => [day, t(`cat.key.${day}`)]), {optional: true, hint: t('cat.hint.days')})}`,
  },
  profiles: {
    symbol: 'list',
    title: (one) => say(one.name),
    note: (one, doc) => t('cat.profile.counters', {n: doc.counters.filter((counter) => counter.profile === one.id).length}),
    isOptional: true,
    fresh: (doc, id, words) => ({id, name: {vi: words, en: words}, rules: [{take: {}}]}),
    fields: (sheet, at) => html`${bothField(sheet, [...at, 'name'])} ${rulesField(sheet, [...at, 'rules'])}`,
  },
  series: {
    symbol: 'ticket',
    title: (one) => printed(one).join(' – '),
    fresh: (doc, id) => ({id, prefix: unusedPrefix(doc), first: 1, last: 999, digits: 3, bandSize: 50}),
    fields: (sheet, at) => html`<div class="pair">${textField(sheet, [...at, 'prefix'], {max: 6, mono: true})}${numberField(sheet, [...at, 'digits'], {min: 1, max: 5})}
      ${numberField(sheet, [...at, 'first'])}${numberField(sheet, [...at, 'last'])}${numberField(sheet, [...at, 'bandSize'], {min: 1, max: 1000, hint: t('cat.hint.band')})}</div>`,
  },
  priorities: {
    symbol: 'accessibility',
    title: (one) => say(one.label) || one.code,
    note: (one) => one.weight,
    fresh: (doc, id, words) => ({code: slug(words, []).replace(/-/g, '_').toUpperCase(), label: {vi: words, en: words}, weight: 60, proof: false}),
    keeps: (one) => ['NORMAL', 'PRIORITY'].includes(one.code),
    fields: (sheet, at) => html`${bothField(sheet, [...at, 'label'], {optional: true, words: t('cat.key.name')})}
      <div class="pair">${numberField(sheet, [...at, 'weight'], {max: 100, hint: t('cat.hint.weight')})}${numberField(sheet, [...at, 'ageFloor'], {min: 1, max: 120, optional: true})}
      ${minutesField(sheet, [...at, 'callAtLatestAfter'], {optional: true, hint: t('cat.hint.cap')})}${switchField(sheet, [...at, 'proof'])}</div>`,
  },
};

/** What a service receives; edited where the procedures are. */
function receivesView(doc, index) {
  const received = (doc.procedures ?? []).filter((one) => (one.services ?? []).includes(doc.services[index].id));
  if (received.length === 0) return nothing;
  return html`<details class="receives"><summary>${t('cat.receives', {n: received.length})}</summary><ul class="plain-list">${received.map((one) => html`<li><code>${one.code}</code> ${say(one.name)}</li>`)}</ul></details>`;
}

/** Letters that sound unlike each other, none of them in use. */
const unusedPrefix = (doc) => ['A', 'C', 'H', 'K', 'L', 'M', 'N', 'Q', 'R', 'S', 'X'].find((letter) => !doc.series.some((one) => (one.prefix ?? '').startsWith(letter))) ?? 'Z';

export function siteView(sheet) {
  const doc = sheet.doc;
  return html`<div class="card stack">${bothField(sheet, ['name'])} ${bothField(sheet, ['agency'])} ${textField(sheet, ['publicUrl'], {max: 300, hint: t('cat.hint.url')})}
    ${bothField(sheet, ['ticketText'], {optional: true, hint: t('cat.hint.ticketText'), max: 120})}
    <dl class="fixed"><dt>${t('cat.key.id')}</dt><dd><code>${doc.id}</code></dd><dt>${t('cat.key.training')}</dt><dd>${t(doc.training ? 'cat.yes' : 'cat.no')}</dd></dl>
    <p class="quiet small">${t('cat.fixed')}</p></div>`;
}

export function lineView(sheet) {
  return html`<div class="card stack"><h3>${t('cat.line.order')}</h3><div class="pair">${numberField(sheet, ['interleave'], {min: 1, max: 20, hint: t('cat.hint.interleave')})}</div></div>
    <div class="card stack"><h3>${t('cat.line.appointments')}</h3><div class="pair">${['early', 'late', 'release'].map((key) => minutesField(sheet, ['appointments', key]))}</div></div>
    <div class="card stack"><h3>${t('cat.line.returns')}</h3><div class="pair">${numberField(sheet, ['returns', 'afterCalls'], {max: 100})}${minutesField(sheet, ['returns', 'after'])}</div></div>
    <div class="card stack"><h3>${t('cat.line.closing')}</h3>${switchField(sheet, ['closing', 'stop'])}<div class="pair">${numberField(sheet, ['closing', 'loadPercent'], {min: 10, max: 300})}</div></div>`;
}

export const noteOf = (list, one, doc) => {
  const note = list.note?.(one, doc);
  return note === undefined || note === null || note === '' ? nothing : html`<span class="chip num">${note}</span>`;
};
