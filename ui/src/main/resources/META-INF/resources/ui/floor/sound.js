// What a supervisor hears of calls for help: two notes each second while one is unanswered, three short high ones for a test.
const EVERY_MS = 1000;
const ALARM = [[880, 0], [660, 0.4]];
const TEST = [[1320, 0], [1320, 0.15], [1760, 0.3]];
const NOTE_S = {ALARM: 0.35, TEST: 0.1};
const LOUD = 0.4;
/** A test pressed longer ago was heard, or nobody listened. */
const FRESH_MS = 10_000;

export class AlarmSound {
  constructor(page) {
    this.page = page;
    this.heard = new Set();
    this.wake = () => this.audio.resume().then(() => page.requestUpdate());
  }

  start() {
    this.audio = new AudioContext();
    // Browsers let a page sound only once somebody touched it.
    for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, this.wake, {capture: true, passive: true});
    this.timer = setInterval(() => this.isRinging && this.play(ALARM, NOTE_S.ALARM), EVERY_MS);
  }

  stop() {
    clearInterval(this.timer);
    for (const sign of ['pointerdown', 'keydown']) removeEventListener(sign, this.wake, {capture: true});
    this.audio?.close();
  }

  /** False while the browser keeps this page silent. */
  get isOn() {
    return this.audio?.state === 'running';
  }

  hear(alarms, tests, time) {
    const isFirst = alarms.length > 0 && !this.isRinging;
    this.isRinging = alarms.length > 0;
    if (isFirst) this.play(ALARM, NOTE_S.ALARM);
    for (const test of tests) {
      if (this.heard.has(test.panicId)) continue;
      this.heard.add(test.panicId);
      if (time - Date.parse(test.heardAt) < FRESH_MS) this.play(TEST, NOTE_S.TEST);
    }
  }

  play(notes, seconds) {
    if (!this.isOn) return;
    const begin = this.audio.currentTime;
    for (const [hertz, after] of notes) {
      const tone = new OscillatorNode(this.audio, {type: 'square', frequency: hertz});
      tone.connect(new GainNode(this.audio, {gain: LOUD})).connect(this.audio.destination);
      tone.start(begin + after);
      tone.stop(begin + after + seconds);
    }
  }
}
