import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { createCall } from '../../create-call.js';
import { emptyIsOn } from '../shared/empty-is-on.js';
import { oneOf } from '../shared/one-of.js';
import type { Call } from '../../call/call.js';
import type { IceProvider } from '../../call/ice-servers.js';

/** What a page says about a call: the attributes of `<video-call>`, and what no attribute can hold. */
export abstract class CallAttributes extends LitElement {
  /** The room: 1–128 characters of `A-Z a-z 0-9 . _ ~ -`. Changed while joined: leave, then join. */
  @property() room = '';

  /** This participant's stable id in the room. Absent: a random UUID, kept for the tab. */
  @property({ attribute: 'peer-id' }) peerId = '';

  /** Shown to others; plain text. May change during the call. Absent, without `autojoin`: what was last typed on the card. */
  @property({ attribute: 'display-name' }) displayName = '';

  /** Base URL of the call server. Absent: the origin this script was loaded from. */
  @property() server = '';

  /**
   * A JWT that lets this participant in, where the server demands one. Once read, the attribute is taken out of the
   * document, where every script could read it; the property keeps it. Prefer `tokenProvider`.
   */
  @property() token = '';

  /** Skips the prejoin screen and joins at once. */
  @property({ type: Boolean }) autojoin = false;

  /** Joins with the microphone muted. Absent, without `autojoin`: as it was last on the card. */
  @property({ type: Boolean, attribute: 'start-muted' }) startMuted = false;

  /** Joins with the camera off. Absent, without `autojoin`: as it was last on the card. */
  @property({ type: Boolean, attribute: 'start-camera-off' }) startCameraOff = false;

  /** Opens no camera, and shows nobody's picture. */
  @property({ type: Boolean, attribute: 'audio-only' }) audioOnly = false;

  /** A JSON array of `RTCIceServer`, added to what the server hands out. */
  @property({ attribute: 'ice-servers' }) iceServers = '';

  /** `relay` hides IP addresses from the other side; anything else is `all`. */
  @property({ attribute: 'ice-transport-policy', converter: oneOf('all', 'relay') })
  iceTransportPolicy: RTCIceTransportPolicy = 'all';

  /** Gives the token, and goes before `token`: asked at each connect, so that it can give a fresh one. */
  @property({ attribute: false }) tokenProvider:
    (() => string | undefined | Promise<string | undefined>) | null = null;

  /**
   * Gives `RTCIceServer`s that are good now, added to those of the call server and of `ice-servers`: asked at each join,
   * and before a connection is made anew. Where it fails the call goes on without, and `call-error` says `no-relay`.
   */
  @property({ attribute: false }) iceProvider: IceProvider | null = null;

  /** Makes the call: the place to put another engine. Read once for each call. */
  @property({ attribute: false }) createCall: () => Call = createCall;

  /** @internal */
  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    const isToken = name === 'token';
    // That we have taken it away ourselves is no wish of the page's.
    if (isToken && value === null) return;
    super.attributeChangedCallback(name, before, value);
    if (isToken) this.removeAttribute(name);
  }

  /** @internal */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    emptyIsOn(this, change[0], change[2]);
    super.requestUpdate(...change);
  }

  /** Its presence makes `moveBefore()` a move: nothing is disconnected. @internal */
  connectedMoveCallback(): void {
    // Nothing to do: a call does not depend on its place in the document.
  }
}
