import {html, icon, nothing} from '/ui/lib/page.js';
import {has, hourMinute, say, span, t} from '/ui/lib/i18n.js';
import {numberText} from '/ui/lib/number.js';
import {newId, post} from '/ui/lib/http.js';
import {writtenView} from '/ui/lib/written.js';

/** The site's own words, else ours; a program that rates may have reasons of its own: better its code than nothing. */
const reason = (code, own) => {
  const text = own.find((one) => one.code === code)?.text;
  if (text) return say(text);
  return has(`rating.reason.${code}`) ? t(`rating.reason.${code}`) : code;
};

const facts = (one, own) =>
  [
    t('floor.rating.score', {n: one.score, max: one.scaleMax}),
    one.reasons.map((code) => reason(code, own)).join(', '),
    one.waitedSeconds === undefined ? '' : t('floor.rating.waited', {time: span(one.waitedSeconds * 1000)}),
    one.servedSeconds === undefined ? '' : t('floor.rating.served', {time: span(one.servedSeconds * 1000)}),
  ]
    .filter((words) => words)
    .join(' · ');

async function seen(page, one) {
  try {
    await post(`/api/v1/ratings/${encodeURIComponent(one.ratingId)}/seen`, {requestId: newId()});
  } catch (refused) {
    page.toastRefusal(refused);
  }
}

const head = (one) => {
  const said = {number: numberText(one.number), counter: one.counter, time: hourMinute(one.at)};
  return t(one.number ? 'floor.rating' : 'floor.rating.noNumber', said);
};

const state = (page, one) =>
  one.seenAt
    ? html`<span class="small">${t(one.seenBy ? 'floor.rating.seenBy' : 'floor.rating.seenAt', {person: one.seenBy, time: hourMinute(one.seenAt)})}</span>`
    : html`<button class="button small" data-test="rating-seen" @click=${() => seen(page, one)}>${icon('check')}${t('floor.rating.seen')}</button>`;

/** Bad ratings whose reason was told: the newest first, each until some supervisor looks into it. */
export function badRatingsView(page) {
  const all = page.feed.values('alerts', 'rating:').sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  if (all.length === 0) return nothing;
  const own = page.feed.value('site', 'rating')?.reasons ?? [];
  return html`<section class="stack" aria-labelledby="bad-ratings"><h2 id="bad-ratings">${t('floor.ratings')}</h2>
    <div role="status"><ul class="hands" data-test="bad-ratings">${all.map(
      (one) => html`<li class="note ${one.seenAt ? 'ok' : 'attention'}" data-test="bad-rating" data-seen=${Boolean(one.seenAt)}>
        ${icon(one.seenAt ? 'circle-check' : 'triangle-alert')}
        <span class="grow"><a href="/visits/${one.visitId}"><b>${head(one)}</b></a><br /><span class="small">${facts(one, own)}</span>${writtenView(page, one)}</span>
        ${state(page, one)}
      </li>`
    )}</ul></div></section>`;
}
