// Speaks with the room's server: what happens there comes by itself, what is done here is posted.

import { take } from './room.js';

const RECONNECT_AFTER = 2000;

/** Asks the server for something. Fails with a sentence that can be shown. */
export async function post(what, body) {
  let response;
  try {
    response = await fetch(`/practice/api/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error('The bot cannot be reached. Is it still running?');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `The room answered ${response.status}.`);
  return answer;
}

/** What a Teams client would say of itself. */
export const device = () => ({
  locale: navigator.language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/**
 * Listens to the room while the window is seen. A browser allows few connections to one server, and windows in the
 * background would use them up.
 */
export function listen(onConnection) {
  let source = null;

  const open = () => {
    source = new EventSource('/practice/api/live');
    source.onopen = () => onConnection(true);
    source.onmessage = event => take(JSON.parse(event.data));
    source.onerror = () => {
      onConnection(false);
      if (source?.readyState === EventSource.CLOSED) setTimeout(reopen, RECONNECT_AFTER);
    };
  };
  const close = () => {
    source?.close();
    source = null;
  };
  const reopen = () => {
    close();
    if (!document.hidden) open();
  };

  document.addEventListener('visibilitychange', reopen);
  addEventListener('pagehide', close);
  reopen();
}
