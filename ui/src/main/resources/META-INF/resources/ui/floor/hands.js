// What needs a hand now, the weightiest first: lines, idle counters, devices, PCs. Nothing here, and all is well.
import {html, icon, nothing} from '/ui/lib/page.js';
import {hourMinute, now, say, span, t} from '/ui/lib/i18n.js';
import {deviceWords} from '/ui/lib/device.js';
import {waitOf} from '/ui/floor/lines.js';

const SHOWN = 8;
const HELP_REQUESTED = 'HELP_REQUESTED';
const WEIGHT = {danger: 0, attention: 1};
const DEVICE_MOODS = {FAULT: 'danger', OFFLINE: 'danger', ATTENTION: 'attention'};

/** @returns [{mood, symbol, test, head, body}] */
export function handsOf(feed, lines, counters) {
  return [...lineHands(lines), ...helpHands(feed, counters), ...deskHands(feed, counters), ...seriesHands(feed), ...deviceHands(feed), ...agentHands(feed)].sort(
    (one, other) => WEIGHT[one.mood] - WEIGHT[other.mood]
  );
}

const lineHands = (lines) =>
  lines
    .filter((line) => line.trouble && line.trouble !== 'NONE')
    .map((line) => ({
      mood: line.trouble === 'OVERLOADED' ? 'attention' : 'danger',
      symbol: 'users',
      test: `hand-line-${line.service.id}`,
      head: say(line.service.name),
      body: t(`floor.hand.${line.trouble}`, {n: line.waiting, longest: span(waitOf(line)), open: line.open, late: line.late}),
    }));

const deskHands = (feed, counters) =>
  counters
    .map((counter) => [counter, feed.value('queue', `desk:${counter.id}`)])
    .filter(([, desk]) => desk?.idle)
    .map(([counter, desk]) => ({
      mood: 'attention',
      symbol: 'armchair',
      test: `hand-desk-${counter.id}`,
      head: t('floor.hand.idle', {counter: counter.label}),
      body: t('floor.hand.idle.body', {span: span(now() - Date.parse(desk.freeSince)), n: desk.waitingHere}),
    }));

/** A second officer who was asked for: alarming only while nobody comes. */
const helpHands = (feed, counters) =>
  counters
    .map((counter) => [counter, feed.value('queue', `counter:${counter.id}`)?.help])
    .filter(([, help]) => help)
    .map(([counter, help]) => ({
      mood: help.unanswered ? 'danger' : 'attention',
      symbol: 'users',
      test: `hand-help-${counter.id}`,
      head: t('floor.hand.help', {counter: counter.label}),
      body: t(help.takenById ? 'floor.hand.help.comes' : help.unanswered ? 'floor.hand.help.nobody' : 'floor.hand.help.waits', {
        reason: t(`help.${help.reason}`), span: span(now() - Date.parse(help.at)), person: help.takenByName ?? '',
      }),
    }));

/** Numbers that run out: they do not begin anew before tomorrow. */
const seriesHands = (feed) =>
  feed.values('queue', 'series:').map((series) => ({
    mood: series.left === 0 ? 'danger' : 'attention',
    symbol: 'ticket',
    test: `hand-series-${series.prefix}`,
    head: t('floor.hand.series', {prefix: series.prefix}),
    body: t(series.left === 0 ? 'floor.hand.series.none' : 'floor.hand.series.body', {n: series.left, of: series.of}),
  }));

/** Somebody goes to the visitor who calls there: nothing is wrong with the screen. */
const isGoneTo = (feed, device) => device.code === HELP_REQUESTED && Boolean(feed.value('waiting', `help:${device.agent}/${device.device}`)?.answeredAt);

const deviceHands = (feed) =>
  feed
    .values('devices', 'device:')
    .filter((device) => DEVICE_MOODS[device.status] && !isGoneTo(feed, device))
    .map((device) => ({
      mood: DEVICE_MOODS[device.status],
      symbol: 'plug',
      test: `hand-device-${device.device}`,
      head: `${device.agent} · ${device.device}`,
      body: deviceWords(device) || t(`device.${device.status}`),
    }));

const agentHands = (feed) =>
  feed
    .values('devices', 'agent:')
    .filter((agent) => !agent.revoked && (agent.held || !agent.online))
    .map((agent) => ({
      mood: 'danger',
      symbol: 'wifi-off',
      test: `hand-agent-${agent.id}`,
      head: agent.id,
      body: agent.held ? t('agent.held') : agent.since ? t('agent.offlineSince', {time: hourMinute(agent.since)}) : t('agent.offline'),
    }));

export function handsView(hands) {
  if (hands.length === 0)
    return html`<p class="calmly row" data-test="no-hands">${icon('circle-check')}<span>${t('floor.hands.none')}</span></p>`;
  return html`<ul class="hands" data-test="hands">${hands.slice(0, SHOWN).map(
    (hand) => html`<li class="note ${hand.mood}" data-test=${hand.test}>${icon(hand.symbol)}<span><b>${hand.head}</b><br /><span class="small">${hand.body}</span></span></li>`
  )}${hands.length > SHOWN ? html`<li class="small quiet">${t('floor.hands.more', {n: hands.length - SHOWN})}</li>` : nothing}</ul>`;
}
