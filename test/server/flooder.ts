/** A process of its own that floods: its work must not slow down whoever measures. Prints how it ended, as JSON. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';

const [url, perSecond] = [process.argv[2] ?? '', Number(process.argv[3])];
const socket = new WebSocket(`${url}?key=peerjs&id=${randomUUID()}&token=t`);
await once(socket, 'message');
const began = performance.now();
const flood = setInterval(() => {
  for (let i = 0; i < perSecond / 100; i++) socket.send(`{"type":"CANDIDATE","dst":"nobody","payload":${i}}`);
}, 10);
const [code] = (await once(socket, 'close')) as [number];
clearInterval(flood);
console.log(JSON.stringify({ code, lasted: performance.now() - began }));
