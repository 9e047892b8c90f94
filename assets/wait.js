// Until the app is here: Streamlit's English dialog is closed, and a line says in the visitor's language that it takes long.
let line = null;
const found = () => { line = line || document.getElementById('op-vent'); return line; };
const wait = setInterval(() => {
  if (!found()) return;
  if (document.querySelector('[data-testid=stMain] h1')) {
    if (line.textContent !== line.dataset.missing) line.remove();
    clearInterval(wait);
    return;
  }
  const dialog = document.querySelector('[role=dialog]');
  const close = dialog && dialog.textContent.includes('Connection error') && dialog.querySelector('button');
  if (close) close.click();
  if ((close || performance.now() > 8000) && !line.textContent) line.textContent = line.dataset.said;
}, 100);
// A part of the app that was on its way when the server went is never asked for again, and its field is missing. The answers are in the
// browser: the page is loaded anew as soon as the server is well. Where that has not helped three times in a row, something in between holds
// the part back; loading on would take the page away from those who read it, so that is said instead. The count ends with half a quiet minute.
const AGAIN = 'ownpace.again';
const MOST = 3;
let tries = MOST; // also where the browser keeps nothing, for there loading anew would take the answers
let quiet = null;
try {
  tries = Number(window.sessionStorage.getItem(AGAIN));
  if (tries) quiet = setTimeout(() => window.sessionStorage.removeItem(AGAIN), 30000);
} catch { /* not allowed */ }
window.addEventListener('vite:preloadError', () => {
  clearTimeout(quiet);
  if (tries >= MOST) {
    found().textContent = line.dataset.missing;
    document.body.append(line);
    return;
  }
  const again = setInterval(() => fetch('./healthz', { cache: 'no-store' }).then((answer) => {
    if (!answer.ok) return;
    clearInterval(again);
    window.sessionStorage.setItem(AGAIN, tries + 1);
    window.location.reload();
  }).catch(() => {}), 1000 * 2 ** tries);
}, { once: true });
