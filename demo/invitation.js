// What the demo does on a server that wants tokens: takes one, keeps it for this tab, and goes where it leads.

const WHY = {
  'token-required': '',
  'token-invalid': 'The server did not take that token. Its log says why.',
  'token-expired': 'That token has run out.',
};

/** What a token says it is for; nothing is checked here, that is the server's matter. */
function claimsOf(token) {
  try {
    const [, payload] = token.split('.');
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.codePointAt(0),
    );
    const { room, sub } = JSON.parse(new TextDecoder().decode(bytes));
    return typeof room === 'string' && typeof sub === 'string' ? { room, sub } : null;
  } catch {
    return null;
  }
}

/** Asks for a token in place of the name of a room; `code` is why, in the words of the server. */
export function askForToken(room, code) {
  const page = document.querySelector('.start');
  const form = page.querySelector('#invitation');
  const input = form.querySelector('textarea');
  const says = form.querySelector('[role=status]');
  page.querySelector('#start').hidden = true;
  form.hidden = false;
  says.textContent = WHY[code] ?? '';
  for (const place of form.querySelectorAll('[data-room]')) place.textContent = room || 'standup';
  document.documentElement.classList.remove('in-room');
  document.title = 'This server wants a token';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const token = input.value.trim();
    const claims = claimsOf(token);
    if (!claims) {
      says.textContent =
        'This is no token for a call: three parts with dots between them, with “room” and “sub”.';
      return input.focus();
    }
    try {
      sessionStorage.setItem(`demo.token ${claims.room}`, JSON.stringify({ token, peerId: claims.sub }));
    } catch {
      says.textContent = 'This browser keeps nothing for this page: allow it, then try again.';
      return;
    }
    location.assign(`/?room=${encodeURIComponent(claims.room)}`);
  });
  input.focus();
}
