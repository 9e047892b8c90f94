// Until the app is here: Streamlit's English dialog is closed, and a line says in the visitor's language that it takes long.
const wait = setInterval(() => {
  const line = document.getElementById('op-vent');
  if (!line) return;
  if (document.querySelector('[data-testid=stMain] h1')) {
    line.remove();
    clearInterval(wait);
    return;
  }
  const dialog = document.querySelector('[role=dialog]');
  const close = dialog && dialog.textContent.includes('Connection error') && dialog.querySelector('button');
  if (close) close.click();
  if ((close || performance.now() > 8000) && !line.textContent) line.textContent = line.dataset.said;
}, 100);
// A part of the app that was on its way when the server went is never asked for again, and its field is missing. The answers are in the
// browser: the page is loaded anew as soon as the server is well.
window.addEventListener('vite:preloadError', () => {
  const again = setInterval(() => fetch('./healthz', { cache: 'no-store' }).then((answer) => {
    if (!answer.ok) return;
    clearInterval(again);
    window.location.reload();
  }).catch(() => {}), 1000);
}, { once: true });
