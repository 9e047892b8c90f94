// The browser keeps the draft in this tab; the server never writes it anywhere. `live`: the socket was lost, the page was not reloaded.
const KEY = 'ownpace.v1';
export default function ({ data, setStateValue }) {
  const store = window.sessionStorage;
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
