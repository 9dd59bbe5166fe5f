// A classic script in the head: it knows before the first paint whether this is the start page or a room.
(() => {
  const room = new URLSearchParams(location.search).get('room');
  if (room) document.documentElement.classList.add('in-room');

  // prettier-ignore
  const WORDS = ['amber', 'birch', 'cedar', 'clover', 'ember', 'fern', 'harbor', 'hazel', 'linden', 'maple', 'meadow',
    'otter', 'pebble', 'river', 'sparrow', 'willow'];
  const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

  /** A word to recognise it by, and 60 bits that nobody guesses. */
  function madeUpRoom() {
    const bytes = crypto.getRandomValues(new Uint8Array(13));
    const letters = Array.from(bytes.subarray(1), (byte) => LETTERS[byte % LETTERS.length]).join('');
    return [WORDS[bytes[0] % WORDS.length], letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join(
      '-',
    );
  }

  function remembered(key, value) {
    try {
      if (value === undefined) return localStorage.getItem(key) ?? '';
      localStorage.setItem(key, value);
    } catch {
      // No storage here: the name is asked for each time.
    }
    return '';
  }

  /** What `invitation.js` has kept for this room. */
  function invitation() {
    try {
      return JSON.parse(sessionStorage.getItem(`demo.token ${room}`));
    } catch {
      return null;
    }
  }

  async function askForToken(code) {
    const part = await import('/invitation.js');
    part.askForToken(room, code);
  }

  /** Whether rooms are open here: who has no token is not given a relay either. */
  async function wantsToken() {
    const { status } = await fetch('/ice', { method: 'HEAD' }).catch(() => ({ status: 0 }));
    return status === 401;
  }

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function copyButton() {
    const button = element('button', { type: 'button', textContent: 'Copy link' });
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        button.textContent = 'Copied';
      } catch {
        button.textContent = 'Copy it from the address bar';
      }
      setTimeout(() => (button.textContent = 'Copy link'), 2000);
    });
    return button;
  }

  function showRoom() {
    document.title = `${room} · call`;
    const call = element('video-call');
    call.setAttribute('room', room);
    call.setAttribute('display-name', remembered('demo.name'));
    const invited = invitation();
    if (invited) Object.assign(call, invited);
    const header = element('div', { slot: 'header', className: 'bar' });
    header.append(
      element('a', { href: '/', textContent: 'New call' }),
      element('span', { textContent: room }),
    );
    // The address alone lets nobody in where tokens are wanted.
    if (navigator.clipboard && !invited) header.append(copyButton());
    call.append(header);
    call.addEventListener('call-join', () => remembered('demo.name', call.displayName));
    call.addEventListener('call-error', ({ detail: { error } }) => {
      if (!error.fatal || !error.code.startsWith('token-')) return;
      call.remove();
      askForToken(error.code);
    });
    document.body.append(call);
    if (!invited) askWhereWanted();
  }

  /** Before anybody has turned a camera on for nothing. */
  async function askWhereWanted() {
    if (!(await wantsToken())) return;
    document.querySelector('video-call')?.remove();
    await askForToken('token-required');
  }

  function showStart() {
    const input = document.querySelector('#room');
    input.value = madeUpRoom();
    askWhereWanted();
    const update = () => {
      for (const place of document.querySelectorAll('[data-room]'))
        place.textContent = input.value || 'standup';
    };
    input.addEventListener('input', update);
    update();
  }

  document.addEventListener('DOMContentLoaded', () => {
    for (const place of document.querySelectorAll('[data-origin]')) place.textContent = location.origin;
    if (room) showRoom();
    else showStart();
  });
})();
