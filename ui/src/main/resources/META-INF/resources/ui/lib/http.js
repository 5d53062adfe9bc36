// Requests to the server this page came from. A change carries the session's CSRF token and, where it has one effect, a
// requestId that is kept over every retry: a repeat gets the same answer.

import {recall, remember} from '/ui/lib/i18n.js';

/** A UUID that also works over plain http in a LAN, where `crypto.randomUUID` does not exist. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A server said no and why (`code`, bilingual `text`, the whole answer as `value`), or nobody answered (`code` UNREACHABLE). */
export class Refused extends Error {
  constructor(code, text, status, value = null) {
    super(code);
    this.value = value;
    this.code = code;
    this.text = text;
    this.status = status;
  }

  get unreachable() {
    return this.code === 'UNREACHABLE';
  }
}

let csrf = '';

export function setCsrf(token) {
  csrf = token ?? '';
}

export async function call(method, path, body, {timeoutMs = 8000, keepalive = false, headers: more = {}} = {}) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  let answer;
  let value = null;
  try {
    const headers = {accept: 'application/json', ...more};
    const isBlob = body instanceof Blob;
    if (method !== 'GET') {
      headers['content-type'] = isBlob ? body.type : 'application/json';
      if (csrf) headers['x-csrf-token'] = csrf;
    }
    answer = await fetch(path, {
      method,
      headers,
      keepalive,
      body: method === 'GET' ? undefined : isBlob ? body : JSON.stringify(body ?? {}),
      signal: abort.signal,
      credentials: 'same-origin',
      cache: 'no-store',
    });
    const text = await answer.text();
    if (text) value = parse(text);
  } catch {
    throw new Refused('UNREACHABLE', null, 0);
  } finally {
    clearTimeout(timer);
  }
  if (!answer.ok) throw new Refused(value?.code ?? `HTTP_${answer.status}`, value?.message ?? null, answer.status, value);
  return value;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const get = (path, options) => call('GET', path, null, options);
export const post = (path, body, options) => call('POST', path, body, options);

/** What only a POST gives out, as it is: evidence, for a purpose. */
export async function postForBlob(path, body, {timeoutMs = 120_000} = {}) {
  const headers = {'content-type': 'application/json'};
  if (csrf) headers['x-csrf-token'] = csrf;
  let answer;
  let blob;
  try {
    answer = await fetch(path, {method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(timeoutMs), credentials: 'same-origin', cache: 'no-store'});
    blob = await answer.blob();
  } catch {
    throw new Refused('UNREACHABLE', null, 0);
  }
  if (answer.ok) return blob;
  const value = parse(await blob.text());
  throw new Refused(value?.code ?? `HTTP_${answer.status}`, value?.message ?? null, answer.status, value);
}

/** A picture takes longer to send and to look at than a command. */
export const postPicture = (path, blob) => call('POST', path, blob, {timeoutMs: 30_000});

/** Sends one intent until somebody answers, with the same requestId each time; gives up after the last pause. */
export async function insist(path, body, {pausesMs = [300, 900, 2000], timeoutMs = 6000} = {}) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await post(path, body, {timeoutMs});
    } catch (refused) {
      const worthAgain = refused.unreachable || refused.code === 'RETRY_LATER' || refused.status === 502 || refused.status === 504;
      if (!worthAgain || attempt >= pausesMs.length) throw refused;
      await new Promise((resolve) => setTimeout(resolve, pausesMs[attempt]));
    }
  }
}

/** Whether somebody signed in with this browser and did not sign out: a page for everybody need not ask otherwise. */
const SIGNED_IN = 'motcua.signed-in';
export const mayBeSignedIn = () => recall(SIGNED_IN) === 'yes';

/** Who signed in last with this browser, for its other tabs. */
const SITS = 'motcua.sits';

/** Takes a session's answer: the CSRF token for the changes that follow. `null` forgets it. */
export function keepSession(session) {
  setCsrf(session?.csrf);
  remember(SIGNED_IN, session ? 'yes' : 'no');
  remember(SITS, session?.person?.id ?? '');
}

/** Calls back once another tab of this browser has signed out, or signed somebody else in: this one's session is over. */
export function onOtherPerson(person, then) {
  const heard = (event) => {
    if (event.key === SITS && event.newValue !== person.id) then();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

let lock = {locked: false, lockAfterSeconds: 0, pin: false, pinHere: false};

/** Whether the session was locked when the hub last told of it, after how long without use it is (0: never), and whether its person has a PIN. */
export const mayBeLocked = () => lock;

/** Who is signed in, or null. Fails while nobody can say. */
export async function whoAmI() {
  try {
    const session = await get('/api/v1/session');
    keepSession(session?.person ? session : null);
    lock = {locked: Boolean(session?.locked), lockAfterSeconds: session?.lockAfterSeconds ?? 0, pin: Boolean(session?.pin), pinHere: Boolean(session?.pinHere)};
    return session?.person ?? null;
  } catch (refused) {
    if (refused.status !== 401) throw refused;
    keepSession(null);
    return null;
  }
}

const ROLES = ['OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'];
export const includesRole = (person, role) => ROLES.indexOf(person?.role) >= ROLES.indexOf(role);

/** Goes to sign-in and comes back here after. */
export function askToSignIn() {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

/** Where to go after signing in: a path of this site, never another one. */
export function nextPath() {
  const next = new URLSearchParams(location.search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
