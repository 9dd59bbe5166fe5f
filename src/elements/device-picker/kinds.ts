/** All kinds, in the order a picker shows them by itself. */
export const DEVICE_KINDS = [
  'audioinput',
  'videoinput',
  'audiooutput',
] as const satisfies readonly MediaDeviceKind[];

/** The kinds that can be opened. */
export type InputKind = 'audioinput' | 'videoinput';

export type ByKind<T> = Readonly<Record<MediaDeviceKind, T>>;

const isKind = (token: string): token is MediaDeviceKind =>
  (DEVICE_KINDS as readonly string[]).includes(token);

export const isInput = (kind: MediaDeviceKind): kind is InputKind => kind !== 'audiooutput';

/** What the browser calls the permission for `kind`: speakers are named once the microphone is allowed. */
export const permissionFor = (kind: MediaDeviceKind): 'microphone' | 'camera' =>
  kind === 'videoinput' ? 'camera' : 'microphone';

/** The attribute `kind`: known tokens, each once, in the page's order; all kinds when there is none. */
export function parseKinds(text: string | null): readonly MediaDeviceKind[] {
  const kinds = [...new Set((text ?? '').split(/\s+/).filter(isKind))];
  return kinds.length ? kinds : DEVICE_KINDS;
}
