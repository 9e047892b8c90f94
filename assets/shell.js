// What Streamlit cannot say: language, title, focus, names and descriptions of fields. Text is only ever set as text.
const d = document;
const put = (e, name, value) => { if (e && e.getAttribute(name) !== value) e.setAttribute(name, value); };
const drop = (e, name) => { if (e && e.hasAttribute(name)) e.removeAttribute(name); };
const box = (key) => d.querySelector('[data-testid=stMain] .st-key-' + key);

function translate(words) {
  d.querySelectorAll('[aria-label]').forEach((e) => {
    const label = e.getAttribute('aria-label');
    if (words[label]) e.setAttribute('aria-label', words[label]);
  });
  const skip = d.querySelector('[data-testid=stSkipToContent]');
  if (skip && words[skip.textContent]) skip.textContent = words[skip.textContent];
}

// One line at the foot says what Streamlit says in dialogs of its own, in plain words.
function tell(text) {
  const app = d.querySelector('[data-testid=stApp]');
  let line = d.querySelector('.op-linje');
  if (!line) {
    line = d.createElement('div');
    line.className = 'op-linje';
    line.setAttribute('role', 'alert');
    app.append(line);
  }
  if (line.textContent !== text) line.textContent = text;
  if (text) put(d.documentElement, 'data-op-linje', ''); else drop(d.documentElement, 'data-op-linje');
}

// Every dialog is Streamlit's. The first run of a new process does not know the addresses yet and says so; the page is there all the same.
function dismiss(words) {
  d.querySelectorAll('[role=dialog]').forEach((dialog) => {
    const close = dialog.querySelector('button');
    if (!close) return;
    const said = dialog.textContent;
    close.click();
    if (said.includes('Page not found')) {
      const [asked] = performance.getEntriesByType('navigation');
      if (!asked || new URL(asked.name).pathname !== location.pathname) tell(words.missing);
    } else if (!said.includes('Connection error')) tell(words.fault);
  });
}

// The server does not answer: Streamlit only makes the buttons pale. It is said after a moment, and once more when the server is back.
// Where Streamlit gives up for good, as after a message that it cannot read, the page is loaded anew; not at once where it was just loaded.
const GIVEN_UP = 'DISCONNECTED_FOREVER';
const LIVED_MS = 10000;
function connection(words) {
  const seen = window.__ownpace;
  const state = d.querySelector('[data-testid=stApp]').getAttribute('data-test-connection-state');
  if (state === 'CONNECTED') {
    clearTimeout(seen.away);
    if (seen.lost) { tell(words.back); setTimeout(() => { if (d.querySelector('.op-linje').textContent === words.back) tell(''); }, 8000); }
    seen.away = null;
    seen.lost = false;
    return;
  }
  if (!seen.away) seen.away = setTimeout(() => { seen.lost = true; tell(window.__ownpace.data.line.lost); }, 1500);
  if (state === GIVEN_UP && !seen.anew) seen.anew = setTimeout(() => location.reload(), Math.max(0, LIVED_MS - performance.now()));
}

function name(field) {
  const area = box(field.key);
  if (!area) return;
  const group = field.kind === 'choices';
  const target = group ? area : area.querySelector('[role=radiogroup]') || area.querySelector('input');
  if (!target) return;
  if (group) put(target, 'role', 'group');
  put(target, 'aria-label', field.label);
  if (field.described.length) put(target, 'aria-describedby', field.described.join(' ')); else drop(target, 'aria-describedby');
  if (!group) { if (field.invalid) put(target, 'aria-invalid', 'true'); else drop(target, 'aria-invalid'); }
  if (field.numeric) put(target, 'inputmode', field.kind === 'decimal' ? 'decimal' : 'numeric');
  if (field.numeric || field.kind === 'text') put(target, 'autocomplete', 'off');
  if (field.names) area.querySelectorAll('[role=radio]').forEach((e, i) => put(e, 'aria-label', field.names[i]));
}

// The file chooser speaks English and shows what is wrong only to those who point at it; both are mended here.
function upload(words) {
  const area = box('aabn');
  if (!area || !words) return;
  const write = (e, text) => { const node = e && e.firstChild; if (node && node.nodeValue !== text) node.nodeValue = text; };
  const zone = area.querySelector('[data-testid=stFileUploaderDropzone]');
  put(zone, 'role', 'group');
  put(zone, 'aria-label', words.label);
  put(area.querySelector('input[type=file]'), 'aria-label', words.label);
  write(area.querySelector('[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-secondary] p'), words.choose);
  put(area.querySelector('[data-testid=stBaseButton-borderlessIcon]'), 'aria-label', words.other);
  area.querySelectorAll('[data-testid=stFileChip] [role=alert]').forEach((e) => {
    const said = e.textContent;
    if (!said.startsWith('Error:')) return;
    [...e.childNodes].slice(1).forEach((node) => { node.nodeValue = ''; });
    write(e, said.includes('File must be') ? words.big : said.includes('not allowed') ? words.kind : words.failed);
  });
}

// A clock: the browser counts, a line and words show it, and three words are spoken. The screen stays on meanwhile where that can be asked for.
// A second press stops it.
let clock = null;
let running = null;
function count(area) {
  const said = area.dataset;
  const find = (css) => area.querySelector(css);
  clearInterval(clock);
  if (running === area) {
    running = null;
    area.classList.remove('gaar');
    find('button').textContent = said.start;
    find('[role=status]').textContent = '';
    find('.op-tid').textContent = '';
    return;
  }
  if (running) { running.classList.remove('gaar'); running.querySelector('button').textContent = running.dataset.start; }
  running = area;
  const until = Date.now() + 1000 * said.seconds;
  const shown = (n) => (said.minutes ? Math.floor(n / 60) + ':' + String(n % 60).padStart(2, '0') : n);
  let last = null;
  if (navigator.wakeLock) navigator.wakeLock.request('screen').then((lock) => setTimeout(() => lock.release(), 1000 * said.seconds)).catch(() => {});
  const tick = () => {
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    if (left === last) return;
    last = left;
    find('.op-tid').textContent = left ? said.going.replace('{n}', shown(left)) : said.done;
    find('.op-tidslinje span').style.width = (100 * left) / said.seconds + '%';
    if (left === Number(said.seconds)) find('[role=status]').textContent = said.going.replace('{n}', shown(left));
    if (left === 10) find('[role=status]').textContent = said.ten;
    if (left) return;
    find('[role=status]').textContent = said.done;
    find('button').textContent = said.again;
    area.classList.add('slut');
    clearInterval(clock);
    running = null;
  };
  area.classList.add('gaar');
  area.classList.remove('slut');
  find('button').textContent = said.stop;
  tick();
  area.scrollIntoView({ block: 'nearest' });
  clock = setInterval(tick, 100);
}

function apply() {
  const data = window.__ownpace.data;
  if (d.documentElement.lang !== data.lang) d.documentElement.lang = data.lang;
  if (d.title !== data.title) d.title = data.title;
  dismiss(data.line);
  connection(data.line);
  translate(data.words);
  data.fields.forEach(name);
  upload(data.upload);
  for (const key in data.names) put(d.querySelector('.st-key-' + key + ' button'), 'aria-label', data.names[key]);
  for (const key in data.regions) { const e = box(key); put(e, 'role', 'navigation'); put(e, 'aria-label', data.regions[key]); }
  for (const key in data.tongues) put(d.querySelector('.st-key-' + key + ' button'), 'lang', data.tongues[key]);
}

// "None of these" and the rest: the latest tick wins. Neither `click` nor `change` tells of a tick, the mark on its label does.
function part(change) {
  const label = change.target;
  if (change.attributeName !== 'data-selected' || !label.matches('label[data-selected]') || change.oldValue) return;
  const area = label.closest('[class*=st-key-felt-]');
  const field = area && window.__ownpace.data.fields.find((f) => f.alone && area === box(f.key));
  if (!field) return;
  const tick = label.querySelector('input');
  const none = area.querySelector('.' + field.alone + ' input');
  area.querySelectorAll('input:checked').forEach((e) => { if (e !== tick && (e === none || tick === none)) e.click(); });
}

function focus(find, tries) {
  const e = find();
  if (e) { e.tabIndex = -1; e.focus({ preventScroll: false }); } else if (tries) setTimeout(() => focus(find, tries - 1), 50);
}

export default function ({ data }) {
  const first = !window.__ownpace;
  if (first) {
    window.__ownpace = { page: null, error: data.error };
    let timer;
    new MutationObserver((changes) => { changes.forEach(part); clearTimeout(timer); timer = setTimeout(apply, 30); })
      .observe(d.body, { subtree: true, childList: true, attributes: true, attributeOldValue: true, attributeFilter: ['aria-label', 'data-selected', 'data-test-connection-state'] });
    d.addEventListener('click', (event) => {
      const button = event.target.closest && event.target.closest('.op-ur > button');
      if (button) count(button.parentElement);
      const link = event.target.closest && event.target.closest('.op-problemer a');
      if (!link) return;
      event.preventDefault();
      const area = box(link.getAttribute('href').slice(1));
      const field = area && area.querySelector('input, button');
      if (field) { field.focus(); area.scrollIntoView({ block: 'center' }); }
    });
  }
  const seen = window.__ownpace;
  seen.data = data;
  apply();
  setTimeout(apply, 60);
  seen.tries = 0;
  const said = d.querySelector('.op-problemer');
  if (data.error && seen.error !== data.error) focus(() => d.querySelector('.op-problemer'), 40);
  else if (seen.page !== null && seen.page !== data.page && !said) {
    focus(() => { const h = d.querySelector('[data-testid=stMain] h1'); return h && (h.innerText.trim() === data.h1.trim() || seen.tries++ > 20) ? h : null; }, 40);
  }
  seen.error = data.error;
  seen.page = data.page;
}
