// One touch, one action. Fingers rest, tremble, slide and come in pairs: an action belongs to the first finger down, is taken when that
// finger lifts, and goes to the button under it then, or else to the button it landed on. Keys and assistive technology act by click.

/** Watches `root` for presses of elements with `data-press`; calls `act(value, element)`. */
export function watchPresses(root, act) {
  let finger = null;
  let lastActAt = -Infinity;

  const buttonAt = (node) => node?.closest?.('[data-press]:not(:disabled)') ?? null;

  function take(element, action = element.dataset.press) {
    lastActAt = performance.now();
    act(action, element);
  }

  function release() {
    finger?.element.classList.remove('pressed');
    finger = null;
  }

  root.addEventListener('pointerdown', (event) => {
    if (finger || event.button > 0) return;
    const element = buttonAt(event.target);
    if (!element) return;
    finger = {id: event.pointerId, element, action: element.dataset.press};
    element.classList.add('pressed');
  });
  root.addEventListener('pointerup', (event) => {
    if (event.pointerId !== finger?.id) return;
    const {element: landed, action} = finger;
    release();
    // What the finger landed on went away meanwhile: it meant that, not what has come in its place.
    if (!landed.isConnected || landed.disabled) return;
    const under = buttonAt(document.elementFromPoint(event.clientX, event.clientY));
    if (under && under !== landed && root.contains(under)) take(under);
    else take(landed, action);
  });
  root.addEventListener('pointercancel', (event) => {
    if (event.pointerId === finger?.id) release();
  });
  root.addEventListener('click', (event) => {
    const element = buttonAt(event.target);
    // A click that follows a pointer is that pointer's; one that comes alone is a key's or a screen reader's.
    if (element && performance.now() - lastActAt > 700 && event.detail === 0) take(element);
  });
  root.addEventListener('contextmenu', (event) => event.preventDefault());
  root.addEventListener('dragstart', (event) => event.preventDefault());
}
