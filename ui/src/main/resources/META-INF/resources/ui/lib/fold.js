// Finding what somebody looks for, however he writes it.

/** Lower case without Vietnamese marks, so that a search finds what an unpractised hand types. */
export const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();

/** Whether a text holds every word of what is looked for, in any order. */
export function holdsWords(text, wanted) {
  const folded = fold(text);
  return fold(wanted).split(/\s+/).every((word) => folded.includes(word));
}
