/*
 * The ticket on a phone, live. Written in the JavaScript of old phones: no modules, no promises, no fetch. The server makes every
 * word of the ticket; this script puts the newest part in place, rings when it is the holder's turn, and says when it has heard
 * nothing for three seconds. Without it the page reloads itself.
 */
(function () {
  'use strict';
  var live = document.getElementById('live');
  var stale = document.getElementById('stale');
  var ring = document.getElementById('ring');
  var said = document.getElementById('said');
  var note = document.getElementById('note');
  if (!live || !stale) return;

  var SILENCE_MS = 3000;
  var RETRY_MS = [500, 1000, 2000, 4000, 8000];
  var place = location.pathname.replace(/\/+$/, '');
  var query = '?lang=' + document.documentElement.lang;
  var policy = window.trustedTypes && window.trustedTypes.createPolicy('motcua', {createHTML: function (html) { return html; }});
  var DEAD_MS = 8000;
  var lastWord = Date.now();
  var born = 0;
  var socket = null;
  var everOpen = false;
  var failures = 0;
  var tag = '';
  var polling = false;
  var armed = false;
  var audio = null;
  var lock = null;
  var locking = false;
  var rung = view() ? view().getAttribute('data-call') : '';

  function view() { return document.getElementById('view'); }

  function heard() {
    lastWord = Date.now();
    look();
  }

  /* The age of the last word decides, not the socket: a line that hangs looks open for minutes. */
  function look() {
    if (socket && Date.now() - Math.max(lastWord, born) > DEAD_MS) hangUp();
    var old = Date.now() - lastWord > SILENCE_MS;
    if (old === !stale.hidden) return;
    if (old) {
      var at = new Date(lastWord);
      stale.textContent = stale.getAttribute('data-text').replace('{0}', two(at.getHours()) + ':' + two(at.getMinutes()));
    }
    stale.hidden = !old;
    document.body.className = old ? 'is-stale' : '';
  }

  function two(n) { return n < 10 ? '0' + n : '' + n; }

  function put(html) {
    var focused = document.activeElement && live.contains(document.activeElement) ? document.activeElement.id : '';
    var before = headline();
    var state = view() ? view().getAttribute('data-state') : '';
    live.innerHTML = policy ? policy.createHTML(html) : html;
    var next = view();
    if (!next) return;
    document.title = next.getAttribute('data-title');
    if (note && next.getAttribute('data-state') !== state) note.hidden = true;
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
    var call = next.getAttribute('data-call');
    said.setAttribute('aria-live', call ? 'assertive' : 'polite');
    if (headline() !== before) said.textContent = headline();
    if (call && call !== rung) alarm();
    /* Kept over a finish that is taken back: who sits at the counter is not called once more. */
    rung = call || rung;
    show();
  }

  function headline() {
    var head = live.getElementsByTagName('h1')[0];
    return head ? head.textContent : '';
  }

  /* --- the line to the hub -------------------------------------------------------------------------------------------------- */

  function connect() {
    if (socket || polling) return;
    if (!window.WebSocket || (!everOpen && failures >= 2)) return poll();
    var mine;
    try {
      mine = socket = new WebSocket((location.protocol === 'https:' ? 'wss://' : 'ws://') + location.host + place + '/live' + query);
    } catch (refused) {
      failures = 2;
      return poll();
    }
    born = Date.now();
    mine.onopen = function () { everOpen = true; failures = 0; };
    mine.onmessage = function (event) {
      var word = JSON.parse(event.data);
      if (word.t === 'page') put(word.html);
      heard();
    };
    mine.onclose = function () {
      if (socket !== mine) return;
      socket = null;
      again();
    };
  }

  function hangUp() {
    var dead = socket;
    socket = null;
    dead.close();
    again();
  }

  function again() {
    var wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
    failures += 1;
    setTimeout(connect, wait * (0.75 + Math.random() / 2));
  }

  /* Where no socket gets through: the hub holds each question for two seconds, or answers at once when something moved. */
  function poll() {
    polling = true;
    var asking = new XMLHttpRequest();
    asking.open('GET', place + '/now' + query + '&seen=' + tag);
    asking.timeout = 6000;
    asking.onreadystatechange = function () {
      if (asking.readyState !== 4) return;
      if (asking.status === 200) {
        var word = JSON.parse(asking.responseText);
        if (word.html) put(word.html);
        tag = word.tag;
        failures = 2;
        heard();
        setTimeout(poll, 50);
      } else {
        failures += 1;
        setTimeout(poll, RETRY_MS[Math.min(failures - 2, RETRY_MS.length - 1)]);
      }
    };
    asking.send();
  }

  /* --- the bell, once its holder has touched it ----------------------------------------------------------------------------- */

  function show() {
    var can = (window.AudioContext || window.webkitAudioContext || navigator.vibrate) && waits();
    if (waits()) awake();
    else if (lock) { lock.release(); lock = null; }
    ring.hidden = !can;
    var button = ring.getElementsByTagName('button')[0];
    var note = ring.getElementsByTagName('span')[0];
    button.textContent = button.getAttribute(armed ? 'data-on' : 'data-off');
    button.setAttribute('aria-pressed', armed ? 'true' : 'false');
    note.textContent = armed ? note.getAttribute('data-on') : '';
  }

  function arm() {
    armed = !armed;
    var Audio = window.AudioContext || window.webkitAudioContext;
    if (armed && Audio && !audio) audio = new Audio();
    if (armed && audio && audio.resume) audio.resume();
    if (armed) { tone(0, 880, 0.12); buzz([80]); }
    show();
  }

  function waits() {
    var state = view() ? view().getAttribute('data-state') : '';
    return state === 'REMOTE' || state === 'WAITING' || state === 'CALLED';
  }

  /* A phone held in the hand stays lit while its number waits; one that is put away goes dark as always. */
  function awake() {
    if (lock || locking || !waits() || !navigator.wakeLock || document.hidden) return;
    locking = true;
    navigator.wakeLock.request('screen').then(function (held) {
      locking = false;
      lock = held;
      held.onrelease = function () { lock = null; };
    }, function () { locking = false; });
  }

  function tone(after, pitch, length) {
    if (!audio) return;
    var from = audio.currentTime + after;
    var voice = audio.createOscillator();
    var loud = audio.createGain();
    voice.frequency.value = pitch;
    loud.gain.setValueAtTime(0.0001, from);
    loud.gain.exponentialRampToValueAtTime(0.4, from + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, from + length);
    voice.connect(loud);
    loud.connect(audio.destination);
    voice.start(from);
    voice.stop(from + length + 0.05);
  }

  function buzz(pattern) { if (navigator.vibrate) navigator.vibrate(pattern); }

  function alarm() {
    live.setAttribute('data-rang', armed ? 'yes' : 'no');
    if (!armed) return;
    for (var i = 0; i < 3; i += 1) {
      tone(i * 1.2, 784, 0.35);
      tone(i * 1.2 + 0.4, 1047, 0.5);
    }
    buzz([400, 200, 400, 200, 800, 400, 400, 200, 800]);
  }

  ring.getElementsByTagName('button')[0].onclick = arm;
  /* A phone that wakes up has heard nothing in its sleep: say so at once, and ask anew rather than wait for the next try. */
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) return;
    look();
    awake();
    if (armed && audio && audio.resume) audio.resume();
    if (!stale.hidden && socket) hangUp();
    connect();
  });
  setInterval(look, 250);
  show();
  connect();
})();
