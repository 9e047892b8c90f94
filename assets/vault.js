// The browser keeps the document in this tab, and on the device only where the person asked for it; the server never writes it anywhere.
// `live`: the socket was lost, the page was not reloaded. What is on the screen and not sent yet is kept too; the consent is not, it counts
// when its button is pressed.
const KEY = 'ownpace.v1';
const tab = window.sessionStorage;
let device = null;
try { device = window.localStorage; } catch { /* a browser that keeps nothing */ }
// Other tabs that keep the same answers on the device forget them, too, when all is deleted in one.
const others = window.__ownpaceOthers || (window.BroadcastChannel ? new BroadcastChannel(KEY) : { postMessage() {} });
if (!window.__ownpaceOthers) {
  window.__ownpaceOthers = others;
  others.onmessage = () => {
    if (!window.__ownpaceVault || !window.__ownpaceVault.remember) return;
    tab.removeItem(KEY);
    window.location.reload();
  };
}
const onDevice = (raw) => {
  if (!device) return;
  try { if (raw) device.setItem(KEY, raw); else device.removeItem(KEY); } catch { /* full, or not allowed: the tab still has it */ }
};

// What a field says; `undefined` where it is not there, or not all of it is drawn yet, so that half a page takes no answer back.
function said(field) {
  const area = document.querySelector('[data-testid=stMain] .st-key-' + field.key);
  if (!area || field.kind === 'consent') return undefined;
  if (field.boxes.length) {
    const boxes = field.boxes.map((box) => area.querySelector('.' + box + ' input'));
    if (boxes.includes(null)) return undefined;
    const ticks = field.options.filter((_, i) => boxes[i].checked);
    return ticks.length ? ticks : null;
  }
  if (!field.options.length) {
    const typed = area.querySelector('input');
    if (!typed) return undefined;
    const read = new RegExp('^(?:' + field.shape + ')$', 'i').exec(typed.value);
    return read ? Number(read[1] + (read[2] ? '.' + read[2] : '')) : null;
  }
  const choices = [...area.querySelectorAll('[role=radio], input[type=radio]')];
  if (choices.length < field.options.length) return undefined;
  const chosen = choices.findIndex((e) => e.checked || e.getAttribute('aria-checked') === 'true');
  if (chosen < 0) return null;
  if (!field.own || chosen < field.options.length - 1) return field.options[chosen];
  const own = area.querySelector('.' + field.own + ' input');
  return own ? own.value.trim() || null : undefined;
}

// All fields after an act of the person; `only` those that were touched when the server's document has come, which may be older than the touch.
function mirror(only) {
  const seen = window.__ownpaceVault;
  if (seen.save === null) return;
  const kept = JSON.parse(tab.getItem(KEY) || 'null') || { ...seen.blank, draft: {} };
  let changed = false;
  seen.fields.filter((field) => !only || only.has(field.key)).forEach((field) => {
    const value = said(field);
    const part = kept[field.store] || {};
    if (value === undefined || JSON.stringify(part[field.id] ?? null) === JSON.stringify(value)) return;
    changed = true;
    if (value !== null) part[field.id] = value; else if (field.store === 'parts') part[field.id] = []; else delete part[field.id];
    kept[field.store] = part;
  });
  if (!changed) return;
  const raw = JSON.stringify(kept);
  tab.setItem(KEY, raw);
  if (seen.remember && !window.__ownpaceDropped) onDevice(raw);
}

// A plan that was handed over stands in the fragment, which is sent to no server; it is taken out of the address before anything else happens.
function handed() {
  const word = window.location.hash.startsWith('#p=') ? window.location.hash.slice(3) : '';
  if (word) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return word;
}

export default function ({ data, setStateValue, setTriggerValue }) {
  const before = window.__ownpaceVault;
  if (!before) {
    window.__ownpaceTouched = new Map();
    let timer;
    const soon = (event) => {
      const area = event.target.closest && event.target.closest('[class*=st-key-felt-]');
      const key = area && [...area.classList].find((name) => name.startsWith('st-key-felt-'));
      if (key) window.__ownpaceTouched.set(key.slice('st-key-'.length), Date.now());
      clearTimeout(timer);
      timer = setTimeout(mirror, 50);
    };
    ['click', 'keyup', 'input'].forEach((name) => document.addEventListener(name, soon, true));
    window.addEventListener('storage', (event) => {
      if (event.storageArea !== device || event.key !== KEY || event.newValue || !window.__ownpaceVault.remember) return;
      window.__ownpaceDropped = true;
      window.__ownpaceDrop();
    });
  }
  window.__ownpaceDrop = () => setTriggerValue('dropped', true);
  window.__ownpaceVault = data;
  if (data.wipe && (!before || before.wipe !== data.wipe)) { tab.removeItem(KEY); onDevice(''); others.postMessage(KEY); }
  if (data.save === null) {
    if (window.__ownpaceNonce !== data.nonce) {
      const live = !!window.__ownpaceNonce;
      window.__ownpaceNonce = data.nonce;
      const kept = (device && device.getItem(KEY)) || '';
      setStateValue('loaded', { nonce: data.nonce, live, remembered: !!kept, raw: tab.getItem(KEY) || kept, word: handed() });
    }
    return;
  }
  if (data.save === '') tab.removeItem(KEY); else if (tab.getItem(KEY) !== data.save) tab.setItem(KEY, data.save);
  const touched = window.__ownpaceTouched;
  const here = new Set(data.fields.map((field) => field.key));
  touched.forEach((when, key) => { if (!here.has(key) && Date.now() - when > 10000) touched.delete(key); });
  if ([...touched.keys()].some((key) => here.has(key))) setTimeout(() => mirror(touched), 50);
  if (data.remember && data.save && !window.__ownpaceDropped) onDevice(data.save);
  if (!data.remember) {
    if (before && before.remember && !window.__ownpaceDropped) onDevice('');
    window.__ownpaceDropped = false;
  }
}
