// The catalogue as a document of plain values: reading, changing, comparing. Nothing here knows of the screen.
import {fold} from '/ui/lib/fold.js';

export const copy = (value) => JSON.parse(JSON.stringify(value));
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** `['services', 2, 'name', 'vi']` as the hub writes it: `services[2].name.vi`. */
export const pathText = (path) => path.reduce((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key), '');

export const valueAt = (doc, path) => path.reduce((node, key) => node?.[key], doc);

/** Sets a value; `undefined` takes the key out. */
export function put(doc, path, value) {
  const node = path.slice(0, -1).reduce((at, key) => (at[key] ??= {}), doc);
  const key = path[path.length - 1];
  if (value === undefined) delete node[key];
  else node[key] = value;
}

export function move(list, index, by) {
  const to = index + by;
  if (to < 0 || to >= list.length) return;
  [list[index], list[to]] = [list[to], list[index]];
}

/** A name for events and files out of the words people read. */
export function slug(words, taken) {
  const plain =
    words
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'muc';
  let id = plain;
  for (let n = 2; taken.includes(id); n++) id = `${plain}-${n}`;
  return id;
}

/** Minutes of `90s`, `12min`, `1h`; null for none. */
export function minutesOf(span) {
  const parts = /^(\d+)(ms|s|min|h|d)$/.exec(span ?? '');
  if (!parts) return null;
  return Number(parts[1]) * {ms: 1 / 60_000, s: 1 / 60, min: 1, h: 60, d: 1440}[parts[2]];
}

export function spanOf(minutes) {
  return Number.isInteger(minutes) ? `${minutes}min` : `${Math.round(minutes * 60)}s`;
}

/** Problems by the place of the field they are about: `services[civil].name` is found as `services[3].name`. */
export function byField(doc, problems) {
  const found = new Map();
  for (const problem of problems) {
    const place = problem.path.replace(/^(\w+)\[([a-z][^\]]*)]/, (whole, part, id) => {
      const index = (doc[part] ?? []).findIndex((one) => one.id === id || one.code === id);
      return index < 0 ? whole : `${part}[${index}]`;
    });
    if (!found.has(place)) found.set(place, problem);
  }
  return found;
}

/** "1.001193 Đăng ký khai sinh": a code in front of a name, or a name only. */
export function codeAndName(words) {
  const [, code, name] = /^(\S*\d\S*)(?:\s+(.*))?$/s.exec(words) ?? [null, '', words];
  return {code: code.toUpperCase(), name: name ?? ''};
}

/** Whether an entry's words hold what somebody looks for, accents aside. */
export const holds = (one, wanted) => !wanted || fold(JSON.stringify(one)).includes(fold(wanted));

/** Which page a problem or an edit stands on. */
export const partOf = (path) => {
  const head = /^\w+/.exec(path)?.[0];
  if (['zones', 'series', 'services', 'fields', 'procedures', 'contingents', 'counters', 'priorities', 'profiles', 'bookings', 'calendar'].includes(head)) return head;
  if (head === 'remote') return 'bookings';
  return ['interleave', 'appointments', 'returns', 'closing'].includes(head) ? 'line' : 'site';
};

const padded = (value, digits) => String(value).padStart(Number(digits) || 0, '0');
/** The first and the last number of a series as they are printed. */
export const printed = (series) => [series.first, series.last].map((value) => `${series.prefix ?? ''}${padded(value, series.digits)}`);
