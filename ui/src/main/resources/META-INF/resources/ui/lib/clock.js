import {now} from '/ui/lib/i18n.js';

/** Calls `draw` just after every full second, or every full minute, of the hub's clock. Returns what stops it. */
export function onTheBeat(draw, stepMs = 1000) {
  let timer;
  const arm = () => {
    timer = setTimeout(() => {
      draw();
      arm();
    }, stepMs - (now() % stepMs) + 15);
  };
  arm();
  return () => clearTimeout(timer);
}
