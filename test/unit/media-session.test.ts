import { expect } from '@open-wc/testing';
import { CallMedia } from '../../src/controllers/media-session.js';
import type { MediaActions, MediaLook } from '../../src/controllers/media-session.js';

const LOOK: MediaLook = { title: 'Video call', artist: 'Ada', isMicrophoneOn: true, isCameraOn: false };

/** The actions that the browser has now, and what it was told of the devices. */
class Spy {
  readonly handlers = new Map<string, () => void>();
  readonly told: string[] = [];

  constructor(unknown: readonly string[] = []) {
    const define = (name: string, value: unknown): void =>
      void Object.defineProperty(navigator.mediaSession, name, { configurable: true, value });
    define('setActionHandler', (action: string, handler: (() => void) | null) => {
      if (unknown.includes(action)) throw new TypeError(action);
      if (handler) this.handlers.set(action, handler);
      else this.handlers.delete(action);
    });
    define('setMicrophoneActive', (on: boolean) => {
      this.told.push(`microphone ${on}`);
      return Promise.reject(new DOMException('hidden', 'InvalidStateError'));
    });
    define('setCameraActive', undefined);
  }

  restore(): void {
    for (const name of ['setActionHandler', 'setMicrophoneActive', 'setCameraActive'])
      Reflect.deleteProperty(navigator.mediaSession, name);
  }
}

const actions = (did: string[] = []): MediaActions => ({
  togglemicrophone: () => did.push('microphone'),
  togglecamera: null,
  hangup: () => did.push('hangup'),
  enterpictureinpicture: () => did.push('small'),
});

describe('CallMedia', () => {
  it('shows a call, does what the controls say, and gives them back', () => {
    const spy = new Spy();
    try {
      const did: string[] = [];
      const media = new CallMedia();
      media.show(LOOK, actions(did));
      expect([...spy.handlers.keys()]).to.deep.equal(['togglemicrophone', 'hangup', 'enterpictureinpicture']);
      expect(navigator.mediaSession.metadata).to.include({ title: 'Video call', artist: 'Ada' });

      for (const run of spy.handlers.values()) run();
      expect(did).to.deep.equal(['microphone', 'hangup', 'small']);

      media.clear();
      expect(spy.handlers.size).to.equal(0);
      expect(navigator.mediaSession.metadata).to.equal(null);
    } finally {
      spy.restore();
    }
  });

  it('tells what has changed, and nothing twice', () => {
    const spy = new Spy();
    try {
      const media = new CallMedia();
      media.show(LOOK, actions());
      const { metadata } = navigator.mediaSession;
      media.show({ ...LOOK, isMicrophoneOn: false }, actions());
      media.show({ ...LOOK, isMicrophoneOn: false }, actions());
      expect(spy.told).to.deep.equal(['microphone true', 'microphone false']);
      expect(navigator.mediaSession.metadata).to.equal(metadata);
      media.clear();
    } finally {
      spy.restore();
    }
  });

  it('bears a browser that knows no such action', () => {
    const spy = new Spy(['togglemicrophone', 'hangup', 'enterpictureinpicture']);
    try {
      const media = new CallMedia();
      media.show(LOOK, actions());
      media.clear();
      expect(spy.handlers.size).to.equal(0);
    } finally {
      spy.restore();
    }
  });

  it('belongs to one call of a page, and to the next when that is over', () => {
    const spy = new Spy();
    try {
      const [first, second] = [new CallMedia(), new CallMedia()];
      first.show(LOOK, actions());
      second.show({ ...LOOK, artist: 'Grace' }, actions());
      second.clear();
      expect(navigator.mediaSession.metadata?.artist).to.equal('Ada');
      expect(spy.handlers.size).to.equal(3);

      first.clear();
      second.show({ ...LOOK, artist: 'Grace' }, actions());
      expect(navigator.mediaSession.metadata?.artist).to.equal('Grace');
      second.clear();
    } finally {
      spy.restore();
    }
  });
});
