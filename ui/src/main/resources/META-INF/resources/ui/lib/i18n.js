// Texts and formats. Both languages are loaded before the first paint: a kiosk switches language without a network.
import {html} from 'lit';

const LANGS = ['vi', 'en'];
const texts = {};
const missing = new Set();
const listeners = new Set();
let lang = 'vi';
let zone = 'Asia/Ho_Chi_Minh';
// What to add to this PC's clock to get the home hub's: PCs with a dead clock battery still show the right time.
let clockOffsetMs = 0;

export async function loadTexts() {
  await Promise.all(
    LANGS.map(async (one) => {
      const answer = await fetch(`/ui/texts/${one}.json`);
      if (!answer.ok) throw new Error(`texts ${one}: ${answer.status}`);
      texts[one] = await answer.json();
    })
  );
}

export const language = () => lang;
export const otherLanguage = () => (lang === 'vi' ? 'en' : 'vi');

/** The language asked for in the address, or the one this person chose on this PC, or Vietnamese. */
export function preferredLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  if (LANGS.includes(asked)) return asked;
  const kept = recall('motcua.lang');
  return LANGS.includes(kept) ? kept : 'vi';
}

export function setLanguage(next, {keep = false} = {}) {
  if (!LANGS.includes(next)) return;
  lang = next;
  document.documentElement.lang = next;
  if (keep) remember('motcua.lang', next);
  listeners.forEach((listener) => listener());
}

export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function pattern(key, params, language) {
  const found = texts[language]?.[key] ?? texts.vi?.[key];
  if (found === undefined) {
    if (!missing.has(key)) console.warn(`no text for ${key}`);
    missing.add(key);
    return key;
  }
  if (typeof found === 'string') return found;
  return found[new Intl.PluralRules(language).select(Number(params.n ?? 0))] ?? found.other;
}

/** The text of a key; `{name}` is filled from `params`, and `params.n` chooses between one and many. */
export function t(key, params = {}, language = lang) {
  return pattern(key, params, language).replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));
}

export const has = (key) => texts.vi?.[key] !== undefined;

/** Like {@link t}, with every filled-in value bold, and set in the digits' face if it is a number. */
export function rich(key, params = {}, language = lang) {
  return pattern(key, params, language)
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (!name) return part;
      const value = String(params[name]);
      return html`<b class=${/^[\p{Lu}\d:.,-]+$/u.test(value) ? 'num' : ''}>${value}</b>`;
    });
}

/** A bilingual value from the server: `{vi, en}`. */
export function say(text, language = lang) {
  if (!text) return '';
  return typeof text === 'string' ? text : text[language] || text.vi || '';
}

export function setZone(name) {
  if (!name || name === zone) return;
  try {
    new Intl.DateTimeFormat('vi', {timeZone: name});
    zone = name;
    formats.clear();
  } catch {
    console.warn(`unknown time zone ${name}`);
  }
}

/** The hub's time as a beat tells it: an agent whose hub is away goes on counting, so it is the time of the beat however old the news. */
export function setHubTime(hubTime) {
  const at = Date.parse(hubTime);
  if (Number.isFinite(at)) clockOffsetMs = at - Date.now();
}

/** Now by the home hub's clock, as well as this page knows it. */
export const now = () => Date.now() + clockOffsetMs;

const formats = new Map();
function format(name, options) {
  const key = `${name}|${lang}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'vi-VN', {timeZone: zone, ...options}));
  }
  return formats.get(key);
}

export const hourMinute = (at) => format('hm', {hour: '2-digit', minute: '2-digit', hour12: false}).format(new Date(at));
export const hourMinuteSecond = (at) =>
  format('hms', {hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false}).format(new Date(at));
export const dateLong = (at) =>
  format('long', {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'}).format(new Date(at));
export const dateShort = (at) =>
  format('short', {day: '2-digit', month: '2-digit', year: 'numeric'}).format(new Date(at));

/** A day as people write it, `22/11/2026` or `22.11`, as `yyyy-mm-dd`; empty if it is none. A missing year is that of `at`. */
export function dayOf(text, at) {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const written = iso ? [iso[3], iso[2], iso[1]] : text.trim().split(/[/.\-\s]+/);
  const [day, month, year = isoDay(at).slice(0, 4)] = written;
  const found = `${String(year).padStart(4, '20')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const parsed = Date.parse(`${found}T12:00:00Z`);
  return Number.isFinite(parsed) && new Date(parsed).toISOString().slice(0, 10) === found ? found : '';
}

/** The day before or after, and so on. */
export const dayPlus = (isoText, days) => new Date(Date.parse(`${isoText}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** `yyyy-mm-dd` of a moment in the site's zone. */
export function isoDay(at) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit'})
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value])
  );
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** m:ss, or h:mm:ss from one hour on. */
export function timer(ms) {
  const all = Math.max(0, Math.floor(ms / 1000));
  const seconds = String(all % 60).padStart(2, '0');
  const minutes = Math.floor(all / 60) % 60;
  const hours = Math.floor(all / 3600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** A span in words: seconds below a minute, minutes below two hours, then hours. */
export function span(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return t('span.seconds', {n: seconds});
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return t('span.minutes', {n: minutes});
  return t('span.hours', {n: Math.floor(minutes / 60), m: minutes % 60});
}

export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser without storage simply asks again next time.
  }
}

export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
