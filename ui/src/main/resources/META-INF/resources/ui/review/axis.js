// Everything that was told around an incident on one time axis: a lane for each kind of teller, and the same as a list in words.
import {html, svg} from 'lit';
import {nothing} from '/ui/lib/page.js';
import {has, hourMinuteSecond, t} from '/ui/lib/i18n.js';
import {numberText} from '/ui/lib/number.js';

const LANES = ['visit', 'officer', 'camera', 'rating', 'panic', 'device'];
const WIDTH = 1000;
const LANE = 26;
const LEFT = 10;

/** Which lane an entry stands in, by the name of its fact. */
export function laneOf(type) {
  if (type.startsWith('Camera')) return 'camera';
  if (type.startsWith('Rating')) return 'rating';
  if (type.startsWith('Panic')) return 'panic';
  if (/^(Officer|Counter)/.test(type)) return 'officer';
  return /^(Device|Kiosk|Agent|PrintJob|Announcement)/.test(type) ? 'device' : 'visit';
}

/** From the first to the last, with the incident itself; at least a minute wide, so that one entry has a place. */
export function reach(entries, incident) {
  const times = [Date.parse(incident.happenedAt), ...entries.map((one) => Date.parse(one.at))];
  const from = Math.min(...times);
  return {from, to: Math.max(...times, from + 60_000)};
}

/** Where a moment stands between the ends, 0 to 1. */
export const place = (at, {from, to}) => (Date.parse(at) - from) / (to - from);

/** What a citizen wrote has a part of its own above the axis, where it is opened. */
const WRITTEN = new Set(['ratingId', 'isMasked', 'words']);

const x = (at, span) => LEFT + place(at, span) * (WIDTH - 2 * LEFT);

const words = (type) => (has(`event.${type}`) ? t(`event.${type}`) : has(`axis.${type}`) ? t(`axis.${type}`) : type);

/** A code is said in words where there are any; what kind of device it is its name says already. */
function told(key, value, type) {
  if (type.startsWith('Device')) {
    if (key === 'kind') return '';
    const words = key === 'status' ? `device.${value}` : `device.code.${value}`;
    return typeof value === 'string' && (key === 'status' || key === 'code') && has(words) ? t(words) : value;
  }
  const words = `axis.${key}.${value}`;
  return type.startsWith('Camera') && typeof value === 'string' && has(words) ? t(words) : value;
}

const facts = ({data, type}) =>
  Object.entries(data ?? {})
    .filter(([key]) => !WRITTEN.has(key))
    .map(([key, value]) => [key, told(key, value, type)])
    .map(([key, value]) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? [key, numberText(value)] : [key, value]))
    .filter(([, value]) => value !== '' && value !== null && value !== undefined && String(value) !== '')
    .map(([, value]) => (Array.isArray(value) ? value.join(', ') : String(value)))
    .filter((text) => text && !text.includes('[object'))
    .join(' · ');

export function axisView(entries, incident) {
  if (entries.length === 0) return html`<p class="quiet">${t('review.axis.none')}</p>`;
  const span = reach(entries, incident);
  const lanes = LANES.filter((lane) => entries.some((one) => laneOf(one.type) === lane));
  const height = lanes.length * LANE;
  return html`<div class="axis" data-test="axis">
      <ul class="lanes" aria-hidden="true">${lanes.map((lane) => html`<li>${t(`review.lane.${lane}`)}</li>`)}</ul>
      <svg viewBox="0 0 ${WIDTH} ${height}" preserveAspectRatio="none" height=${height} aria-hidden="true">
        ${lanes.map((lane, i) => svg`<line class="lane" x1="0" x2=${WIDTH} y1=${(i + 0.5) * LANE} y2=${(i + 0.5) * LANE}></line>`)}
        <line class="moment" x1=${x(incident.happenedAt, span)} x2=${x(incident.happenedAt, span)} y1="0" y2=${height}></line>
        ${entries.map((one) => svg`<rect class="mark ${laneOf(one.type)}" x=${x(one.at, span) - 4} y=${lanes.indexOf(laneOf(one.type)) * LANE + 6} width="8" height=${LANE - 12}></rect>`)}
      </svg>
    </div>
    <p class="row small quiet"><span class="num">${hourMinuteSecond(span.from)}</span><span class="grow"></span><span class="num">${hourMinuteSecond(span.to)}</span></p>
    <ol class="told small">${entries.map((one) => {
      const said = facts(one);
      return html`<li class=${laneOf(one.type)}><span class="num">${hourMinuteSecond(one.at)}</span><span>${words(one.type)}${said ? html` <span class="quiet">${said}</span>` : nothing}${one.data?.words ? html` <q>${one.data.words}</q>` : nothing}</span></li>`;
    })}</ol>`;
}
