import type { PeerMessage } from '../call/messages.js';
import type { RemotePeer } from './remote-peer.js';
import type { TopologyEvents } from './topology.js';

type Tell = <K extends keyof TopologyEvents>(name: K, payload: TopologyEvents[K]) => void;

/** Tells the call what comes from one page, as news of the person. */
export function retell(peer: RemotePeer, tell: Tell): void {
  const { id } = peer.member;
  peer.on('agreed', () => tell('agreed', { id }));
  peer.on('streams', (streams) => tell('streams', { id, ...streams }));
  peer.on('patch', (patch) => tell('connection', { id, patch }));
  peer.on('media', (media) => tell('media', { id, media }));
  peer.on('message', (message) => retellMessage(id, message, tell));
  peer.on('channel', (channel) => tell('channel', { from: id, channel }));
  peer.on('error', (error) => tell('error', error));
  peer.on('abused', () => tell('connection', { id, patch: { state: 'failed', quality: 0 } }));
}

function retellMessage(id: string, message: PeerMessage, tell: Tell): void {
  if (message.type === 'media') {
    const { type: _, ...media } = message;
    tell('media', { id, media });
  } else if (message.type === 'paused') tell('paused', { id, paused: message.paused });
  else if (message.type === 'chat') tell('message', { from: id, message });
}
