// The live feed of a page: one WebSocket, a snapshot, then deltas, resumed by position and incarnation. The page's knowledge
// ages: `ageMs` is what the last beat said about the home hub's last word plus the time since that beat came.
import {now, setHubTime} from '/ui/lib/i18n.js';

// News older than three seconds is marked; judged a little early, so that the mark stands on the screen by then.
export const STALE_MS = 2700;
// A socket that says nothing for this long is dead even if no one closed it.
const SILENT_MS = 5000;
const FIRST_PAUSE_MS = 200;
// With the way there and back within three seconds of the hub being there again.
const LAST_PAUSE_MS = 1500;
const TICK_MS = 100;
// An agent that never heard its hub says an age of years.
const NEVER_MS = 7 * 86_400_000;
// The close code of a server that refuses a topic.
const REFUSED = 1008;

/**
 * Fires `change` (detail: the set of topics that changed), `stale` and `fresh`. Until the first beat it is neither: `ready` is false,
 * and `stale` comes when three seconds pass without one.
 */
export class Feed extends EventTarget {
  constructor(topics, {path = '/feed', optional = false} = {}) {
    super();
    this.names = topics;
    this.path = path;
    // An optional feed asks for topics that only some servers have, and stops asking once it was turned away.
    this.optional = optional;
    this.turnedAway = 0;
    this.topics = new Map();
    this.position = undefined;
    this.incarnation = undefined;
    this.ready = false;
    this.stale = false;
    this.connected = false;
    this.pauseMs = FIRST_PAUSE_MS;
    this.beatAgeMs = 0;
    this.beatMark = mark();
    this.frameMark = mark();
    this.stopped = true;
  }

  start() {
    this.stopped = false;
    this.beatMark = mark();
    this.frameMark = mark();
    this.#dial();
    this.ticker = setInterval(() => this.#tick(), TICK_MS);
    return this;
  }

  stop() {
    this.stopped = true;
    clearInterval(this.ticker);
    clearTimeout(this.redial);
    this.#hangUp();
  }

  /** Other topics from now on: the server begins anew with a snapshot, over the same socket if there is one. */
  ask(topics) {
    if (topics.join(' ') === this.names.join(' ')) return;
    this.names = topics;
    this.position = undefined;
    this.incarnation = undefined;
    if (this.socket?.readyState === WebSocket.OPEN) this.#subscribe(this.socket);
  }

  /** Keys and values of one topic; empty if unknown. */
  topic(name) {
    return this.topics.get(name) ?? new Map();
  }

  value(name, key) {
    return this.topics.get(name)?.get(key);
  }

  /** Values of a topic whose key begins with `prefix`. */
  values(name, prefix = '') {
    const found = [];
    for (const [key, value] of this.topic(name)) if (key.startsWith(prefix)) found.push(value);
    return found;
  }

  get ageMs() {
    return this.beatAgeMs + since(this.beatMark);
  }

  /** When the home hub was last heard, by its own clock; null if it never was as far as this server knows. */
  get lastHeardAt() {
    return this.ageMs < NEVER_MS ? now() - this.ageMs : null;
  }

  #dial() {
    if (this.stopped) return;
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}${this.path}`);
    this.socket = socket;
    this.frameMark = mark();
    socket.addEventListener('open', () => this.#subscribe(socket));
    socket.addEventListener('message', (event) => {
      if (socket === this.socket) this.#frame(event.data);
    });
    socket.addEventListener('close', (event) => {
      if (socket !== this.socket) return;
      if (this.optional && !this.loaded && (event.code === REFUSED || ++this.turnedAway >= 3)) this.stop();
      else this.#lost();
    });
  }

  #subscribe(socket) {
    const resume = this.position === undefined ? {} : {position: this.position, incarnation: this.incarnation};
    socket.send(JSON.stringify({t: 'subscribe', topics: this.names, ...resume}));
  }

  #hangUp() {
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
  }

  #lost() {
    this.socket = undefined;
    if (this.connected) {
      this.connected = false;
      this.dispatchEvent(new Event('link'));
    }
    clearTimeout(this.redial);
    // A third of jitter, so that a hall of boards does not dial in step.
    const pause = this.pauseMs * (0.85 + Math.random() * 0.3);
    this.redial = setTimeout(() => this.#dial(), pause);
    this.pauseMs = Math.min(LAST_PAUSE_MS, this.pauseMs * 2);
  }

  #tick() {
    if (this.socket && since(this.frameMark) > SILENT_MS) {
      this.#hangUp();
      this.#lost();
    }
    this.#judge();
  }

  #judge() {
    const stale = this.ageMs >= STALE_MS;
    if (stale === this.stale) return;
    this.stale = stale;
    this.dispatchEvent(new Event(stale ? 'stale' : 'fresh'));
  }

  #frame(text) {
    let frame;
    try {
      frame = JSON.parse(text);
    } catch {
      return;
    }
    this.frameMark = mark();
    this.pauseMs = FIRST_PAUSE_MS;
    if (!this.connected) {
      this.connected = true;
      this.dispatchEvent(new Event('link'));
    }
    if (frame.t === 'snapshot') this.#snapshot(frame);
    else if (frame.t === 'delta') this.#delta(frame);
    else if (frame.t === 'beat') this.#beat(frame);
  }

  #snapshot(frame) {
    this.position = frame.position;
    this.incarnation = frame.incarnation;
    this.topics = new Map(Object.entries(frame.topics ?? {}).map(([name, keys]) => [name, new Map(Object.entries(keys))]));
    this.loaded = true;
    this.#changed(new Set(this.names));
  }

  #delta(frame) {
    if (this.position !== undefined && frame.since > this.position) {
      // Something between was lost; only a snapshot is honest.
      this.position = undefined;
      this.incarnation = undefined;
      this.#hangUp();
      this.#lost();
      return;
    }
    const touched = new Set();
    for (const {topic, key, value} of frame.changes ?? []) {
      if (!this.topics.has(topic)) this.topics.set(topic, new Map());
      if (value === null || value === undefined) this.topics.get(topic).delete(key);
      else this.topics.get(topic).set(key, value);
      touched.add(topic);
    }
    this.position = Math.max(this.position ?? 0, frame.position);
    this.loaded = true;
    if (touched.size > 0) this.#changed(touched);
  }

  #beat(frame) {
    this.beatAgeMs = frame.ageMs ?? 0;
    this.beatMark = mark();
    if (frame.hubTime) setHubTime(frame.hubTime);
    const first = !this.ready;
    this.ready = true;
    this.#judge();
    if (first) this.#changed(new Set());
  }

  #changed(topics) {
    this.dispatchEvent(new CustomEvent('change', {detail: topics}));
  }
}

// Two clocks: the monotonic one stands still while a PC sleeps, the wall clock may be set back. The larger step is the honest one.
const mark = () => ({steady: performance.now(), wall: Date.now()});
const since = (then) => Math.max(performance.now() - then.steady, Date.now() - then.wall, 0);
