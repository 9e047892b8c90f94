// The browser keeps the draft in this tab; the server never writes it anywhere. `live`: the socket was lost, the page was not reloaded.
// What is on the screen and not sent yet is kept too; the consent is not, it counts when its button is pressed.
const KEY = 'ownpace.v1';
const store = window.sessionStorage;

function said(field) {
  const area = document.querySelector('[data-testid=stMain] .st-key-' + field.key);
  if (!area || field.kind === 'consent') return undefined;
  if (field.boxes.length) {
    const ticks = field.options.filter((_, i) => area.querySelector('.' + field.boxes[i] + ' input:checked'));
    return ticks.length ? ticks : null;
  }
  if (!field.options.length) {
    const typed = area.querySelector('input').value.trim();
    const shape = field.kind === 'decimal' ? /^[0-9]{1,3}([.,][0-9])?$/ : /^[0-9]{1,4}$/;
    return shape.test(typed) ? Number(typed.replace(',', '.')) : null;
  }
  const chosen = [...area.querySelectorAll('[role=radio], input[type=radio]')].findIndex((e) => e.checked || e.getAttribute('aria-checked') === 'true');
  if (chosen < 0) return null;
  const own = field.own && chosen === field.options.length - 1;
  return own ? area.querySelector('.' + field.own + ' input').value.trim() || null : field.options[chosen];
}

function mirror() {
  const { save, fields, blank } = window.__ownpaceVault;
  if (save === null) return;
  const kept = JSON.parse(store.getItem(KEY) || 'null') || blank;
  let changed = false;
  fields.forEach((field) => {
    const value = said(field);
    if (value === undefined || JSON.stringify(kept.draft[field.id] ?? null) === JSON.stringify(value)) return;
    changed = true;
    if (value === null) delete kept.draft[field.id]; else kept.draft[field.id] = value;
  });
  if (changed) store.setItem(KEY, JSON.stringify(kept));
}

export default function ({ data, setStateValue }) {
  if (!window.__ownpaceVault) {
    let timer;
    const soon = () => { clearTimeout(timer); timer = setTimeout(mirror, 50); };
    ['click', 'keyup', 'input'].forEach((name) => document.addEventListener(name, soon, true));
  }
  window.__ownpaceVault = data;
  if (data.save === null) {
    if (window.__ownpaceNonce !== data.nonce) {
      const live = !!window.__ownpaceNonce;
      window.__ownpaceNonce = data.nonce;
      setStateValue('loaded', { nonce: data.nonce, live, raw: store.getItem(KEY) || '' });
    }
  } else if (data.save === '') {
    store.removeItem(KEY);
  } else if (store.getItem(KEY) !== data.save) {
    store.setItem(KEY, data.save);
  }
}
