// Reads a screen aloud on request, only with a voice of that language that lives on this PC: nothing leaves the machine.

const LOCALES = {vi: 'vi', en: 'en'};

const voiceFor = (lang) =>
  globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(LOCALES[lang]));

export const canSpeak = (lang) => Boolean(voiceFor(lang));

export function speak(text, lang) {
  const voice = voiceFor(lang);
  if (!voice) return;
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = 0.9;
  speechSynthesis.speak(words);
}

export function hush() {
  globalThis.speechSynthesis?.cancel();
}

/** Voices arrive late in some browsers. */
export function onVoices(listener) {
  globalThis.speechSynthesis?.addEventListener?.('voiceschanged', listener);
}
