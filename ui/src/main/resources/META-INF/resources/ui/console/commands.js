// What each command of the console does. Which key it has is the officer's own.

export const commandsOf = (page) => ({
  'call-next': () => page.deeds.callNext(),
  finish: () => page.deeds.finish(),
  'finish-here': () => page.deeds.finish(''),
  person: () => page.deeds.finishPerson(),
  company: () => page.openMove('company'),
  recall: () => page.deeds.about('recall'),
  'no-show': () => page.deeds.about('no-show'),
  transfer: () => page.openMove('transfer'),
  park: () => page.openMove('park'),
  reprint: () => page.deeds.reprint(),
  undo: () => page.deeds.undo(),
  start: () => page.issuing.openStart(),
  pause: () => page.panels.toggle('pause'),
  second: () => page.panels.toggle('second'),
  offer: () => page.panels.toggle('offer'),
  'stand-in': () => page.panels.toggle('stand-in'),
});
