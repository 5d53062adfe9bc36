// Visitors who call for help at a kiosk or a rating page: where, since when, and that somebody goes there.
import {html, icon, nothing} from '/ui/lib/page.js';
import {hourMinute, now, t, timer} from '/ui/lib/i18n.js';
import {insist, newId} from '/ui/lib/http.js';

// An agent knows the hub's clock about so well.
const CLOCKS_MS = 1_000;

// That somebody goes is news for a minute; the line below needs the room.
const ANSWERED_MS = 60_000;

/** Those nobody went to yet first, the longest waiting on top. */
const callsOf = (feed) =>
  (feed?.values('waiting', 'help:') ?? []).filter((one) => !one.answeredAt || now() - Date.parse(one.answeredAt) < ANSWERED_MS).sort((one, other) => Boolean(one.answeredAt) - Boolean(other.answeredAt) || Date.parse(one.at) - Date.parse(other.at));

/** A PC goes by the name it was given, where this page knows it. */
const place = (one, names) => (one.counter ? t('help.counter', {counter: one.counter}) : t('help.kiosk', {name: names?.all.find((other) => other.agent === one.agent)?.name ?? one.agent}));

async function go(page, one) {
  try {
    await insist('/api/v1/help-calls/answer', {requestId: newId(), agent: one.agent, device: one.device});
  } catch (refused) {
    page.toastRefusal(refused);
  }
}

/** @param names the printers of numbers, which stand at the kiosks */
export function helpCallsView(page, names) {
  const calls = callsOf(page.feed);
  if (calls.length === 0) return nothing;
  return html`<div class="helpband" role="status"><ul class="helpcalls" data-test="help-calls">${calls.map(
    (one) => html`<li class="note ${one.answeredAt ? 'ok' : 'attention'}" data-test="help-${one.device}" data-answered=${Boolean(one.answeredAt)}>
      ${icon(one.answeredAt ? 'circle-check' : 'hand-helping')}
      <span class="grow"><b>${place(one, names)}</b> <span class="small">${one.answeredAt ? t('help.answered', {time: hourMinute(one.answeredAt)}) : t('help.since', {time: hourMinute(one.at)})}</span></span>
      ${one.answeredAt ? nothing : html`<span class="num small" role="timer" aria-label=${t('help.age')}>${timer(now() - Date.parse(one.at))}</span>
        <button class="button small" data-test="help-go" @click=${() => go(page, one)}>${icon('check')}${t('help.go')}</button>`}
    </li>`
  )}</ul></div>`;
}

/** Whether somebody said that he comes to this very screen, after it called: `at` as its agent told it, by the hub's clock. */
export function isComing(feed, {agent, device, at}) {
  const since = Date.parse(at) - CLOCKS_MS;
  return (feed?.values('waiting', 'help:') ?? []).some((one) => one.device === device && (!agent || one.agent === agent) && one.answeredAt && Date.parse(one.answeredAt) >= since);
}
