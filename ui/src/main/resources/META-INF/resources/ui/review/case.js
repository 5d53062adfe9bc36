// One incident: where and when, who was on duty, what was told, what people wrote, and the verdict.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, hourMinute, hourMinuteSecond, say, t} from '/ui/lib/i18n.js';
import {numberText} from '/ui/lib/number.js';
import {writtenView} from '/ui/lib/written.js';
import {axisView} from '/ui/review/axis.js';
import {VERDICTS} from '/ui/review/verdicts.js';

const SEVERITY_MOODS = {LOW: '', MEDIUM: 'attention', HIGH: 'danger', CRITICAL: 'danger'};
const KEYS = ['J', 'K', '1–6', 'V', 'C', 'Space', ',.', 'N', 'A', 'S', 'H', 'E', 'W', 'G', 'Z', 'R', 'Esc', '?'];

/** Counter, number and service, never a name. */
export const placeOf = (one) =>
  [one.counter ? t('review.counter', {counter: one.counter}) : t('review.hall'), one.number ? numberText(one.number) : '', say(one.service)].filter(Boolean).join(' · ');

export function caseView(page) {
  const {incident, timeline, signals} = page.whole;
  return html`<header class="stack">
      <div class="row wrap"><h2 class="grow">${t(`review.kind.${incident.kind}`)}</h2>
        <span class="chip ${SEVERITY_MOODS[incident.severity]}" data-test="severity">${t(`review.severity.${incident.severity}`)}</span>
        <span class="chip brand" data-test="state">${t(`review.state.${incident.state}`)}</span></div>
      <p>${placeOf(incident)} · <span class="num">${hourMinuteSecond(incident.happenedAt)}</span> ${dateShort(incident.happenedAt)}</p>
      <p class="small"><span data-test="duty">${dutyWords(page.whole)}</span>${incident.holder ? html` · <span data-test="holder">${t('review.holder', {person: incident.holder.name ?? '–', time: hourMinute(incident.leaseUntil)})}</span>` : nothing}
        ${signals.length > 1 ? html` · ${t('review.signals', {n: signals.length})}` : nothing}</p>
    </header>
    ${page.judges ? judgeView(page) : nothing} ${page.judges ? page.evidence.view() : nothing} ${statementView(page)}
    ${writtenByCitizens(page, timeline)}
    <section class="stack" aria-labelledby="axis-head"><h3 id="axis-head">${t('review.axis')}</h3>${axisView(timeline, incident)}</section>
    ${wordsView(page)} ${page.judges ? noteView(page) : nothing} ${decisionsView(page)} ${page.helps ? helpView() : nothing}`;
}

function dutyWords({incident, onDutySince}) {
  const since = onDutySince ? t('review.duty.since', {time: hourMinute(onDutySince)}) : '';
  if (incident.isBlind) return [t('review.duty.blind'), since].filter(Boolean).join(' · ');
  if (incident.isHidden && !incident.officer) return [t('review.duty.hidden'), since].filter(Boolean).join(' · ');
  if (incident.officer) return [t('review.duty', {person: incident.officer.name ?? '–'}), since].filter(Boolean).join(' · ');
  return t('review.duty.nobody');
}

function judgeView(page) {
  const {incident, ask} = page.whole;
  if (incident.state === 'DECIDED') return secondView(page);
  const mine = incident.holder?.id === page.person.id;
  return html`<div class="verdicts stack" data-test="verdicts">
    <div class="row wrap">
      <button class="button" data-test="claim" aria-disabled=${page.busy ? 'true' : nothing} @click=${() => page.claimOrRelease()}>${t(mine ? 'review.release' : 'review.claim')}<kbd>${'A'}</kbd></button>
      <button class="button" data-test="ask" @click=${() => page.act('ask')}>${t('review.ask')}<kbd>${'S'}</kbd></button>
      ${page.names.button()}
      ${ask ? html`<span class="chip attention" data-test="asked">${icon('hourglass')}${t('review.asked', {time: hourMinute(ask.until), day: dateShort(ask.until)})}</span>` : nothing}
      ${page.whole.isHeard ? html`<span class="chip ok">${icon('circle-check')}${t('review.heard')}</span>` : nothing}
    </div>
    <div class="row wrap" role="group" aria-label=${t('review.verdict')}>${VERDICTS.map(
      (verdict, i) => html`<button class="button ${page.pending?.verdict === verdict ? 'primary' : ''}" data-test="verdict-${verdict}" @click=${() => page.say(verdict)}>${t(`review.verdict.${verdict}`)}<kbd>${i + 1}</kbd></button>`
    )}</div>
    ${page.pending ? questionView(page) : nothing}
  </div>`;
}

function questionView(page) {
  const {field, answers} = page.pending;
  const words = (answer) => {
    if (field !== 'duplicateOf') return t(`review.${field}.${answer}`);
    const other = page.all.find((one) => one.incidentId === answer);
    return `${t(`review.kind.${other.kind}`)} · ${placeOf(other)} · ${hourMinute(other.happenedAt)}`;
  };
  return html`<div class="note" role="group" aria-label=${t(`review.${field}`)} data-test="question"><div class="stack grow"><b>${t(`review.${field}`)}</b>
    ${answers.length === 0 ? html`<p>${t('review.duplicateOf.none')}</p>` : nothing}
    <div class="row wrap">${answers.map((answer, i) => html`<button class="button" data-test="answer-${i + 1}" @click=${() => page.answer(answer)}>${words(answer)}<kbd>${i + 1}</kbd></button>`)}
      <button class="button plain" @click=${() => page.forget()}>${t('review.back')}<kbd>${'Esc'}</kbd></button></div></div></div>`;
}

/** A verdict with consequences counts only when somebody else agrees. */
function secondView(page) {
  const {incident} = page.whole;
  const said = html`<b>${t(`review.verdict.${incident.verdict}`)}</b> · ${t(`review.consequence.${incident.consequence}`)}`;
  const isOwn = page.whole.decisions.some((one) => !one.undoneAt && (one.agrees ?? null) === null && one.person.id === page.person.id);
  return html`<div class="note attention" data-test="second"><div class="stack grow"><p>${said}</p><p>${t(isOwn ? 'review.second.other' : 'review.second')}</p>
    ${isOwn
      ? html`<div class="row wrap">${page.names.button()}</div>`
      : html`<div class="row wrap"><button class="button" data-test="agree" @click=${() => page.act('second', {agrees: 'true'})}>${icon('check')}${t('review.second.agree')}</button>
          <button class="button" data-test="disagree" @click=${() => page.act('second', {agrees: 'false'})}>${icon('x')}${t('review.second.disagree')}</button>${page.names.button()}</div>`}</div></div>`;
}

/** Whoever is asked answers here. */
function statementView(page) {
  const {ask} = page.whole;
  if (!ask || ask.person?.id !== page.person.id) return nothing;
  return html`<form class="stack" data-test="statement-form" @submit=${(event) => page.write(event, 'statement')}>
    <p class="note attention">${icon('message-square-text')}<span>${t('review.statement.asked', {time: hourMinute(ask.until), day: dateShort(ask.until)})}</span></p>
    <div class="field"><label for="statement">${t('review.statement')}</label><textarea id="statement" rows="4" maxlength="2000" required></textarea></div>
    <div><button class="button primary" data-test="statement-send">${t('review.statement.send')}</button></div></form>`;
}

/** Before the axis, on which it stands among everything else. */
function writtenByCitizens(page, timeline) {
  const all = timeline.filter((one) => one.data?.words);
  if (all.length === 0) return nothing;
  return html`<section class="stack" aria-labelledby="citizen-head"><h3 id="citizen-head">${t('review.citizen')}</h3><ul class="stack">${all.map(
    (one) => html`<li class="said"><p class="small quiet">${t('floor.rating.score', {n: one.data.score, max: one.data.scaleMax})} · <span class="num">${hourMinute(one.at)}</span> ${dateShort(one.at)}</p>${writtenView(page, one.data)}</li>`
  )}</ul></section>`;
}

function wordsView(page) {
  const all = page.whole.words;
  if (all.length === 0) return nothing;
  return html`<section class="stack" aria-labelledby="words-head"><h3 id="words-head">${t('review.words')}</h3><ul class="stack">${all.map(
    (one) => html`<li class="said" data-test="words"><p class="small quiet">${t(`review.words.${one.kind}`)} · ${one.person?.name ?? t(one.isOfficer ? 'review.officer' : 'review.somebody')} · <span class="num">${hourMinute(one.at)}</span> ${dateShort(one.at)}</p>
      <p>${one.text ?? t('review.words.gone')}</p></li>`
  )}</ul></section>`;
}

const noteView = (page) => html`<form class="stack" @submit=${(event) => page.write(event, 'note')}>
  <div class="field"><label for="note">${t('review.note')} <kbd>${'N'}</kbd></label>
    <textarea id="note" data-test="note" rows="2" maxlength="2000" @keydown=${(event) => event.key === 'Escape' && event.target.blur()}></textarea></div>
  <div><button class="button" data-test="note-send">${t('review.note.send')}</button></div></form>`;

function decisionsView(page) {
  const all = page.whole.decisions;
  if (all.length === 0) return nothing;
  return html`<section class="stack" aria-labelledby="decisions-head"><h3 id="decisions-head">${t('review.decisions')}</h3><ul class="small">${all.map(
    (one) => html`<li>${t(`review.verdict.${one.verdict}`)}${one.cause ? ` (${t(`review.cause.${one.cause}`)})` : ''} · ${one.person.name ?? '–'} · ${hourMinute(one.at)}${one.undoneAt ? ` · ${t('review.undone')}` : ''}</li>`
  )}</ul></section>`;
}

const helpView = () => html`<aside class="card stack" data-test="keys"><h3>${t('review.keys')}</h3><dl class="keys">${KEYS.map((key) => html`<dt><kbd>${key}</kbd></dt><dd>${t(`review.key.${key}`)}</dd>`)}</dl></aside>`;
