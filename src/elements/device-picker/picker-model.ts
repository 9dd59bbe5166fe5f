import type { DeviceErrorCode } from '../../call/call-error.js';
import type { DevicePickerStrings } from '../../locales/device-picker.en.js';
import { readableLabel } from '../../media/device-choice.js';
import { devices } from '../../media/devices.js';
import { canChooseOutput } from '../../media/output.js';
import { isInput } from './kinds.js';
import { askable, empty } from './availability.js';
import type { PickerSession } from './picker-session.js';
import type { FieldView, PickerView } from './picker-view.js';

/** What the model needs to know of the element besides its session. */
export interface ModelInput {
  readonly kinds: readonly MediaDeviceKind[];
  readonly strings: DevicePickerStrings;
  /** What to do in this browser about a device that is blocked, where it is known. */
  readonly wayToAllow: (code: DeviceErrorCode) => string | undefined;
  readonly label: string;
  /** The text of the page's own `<label>`s. */
  readonly outerLabel: string;
  readonly slottedLabel: boolean;
  readonly slottedHint: boolean;
  readonly hint: string;
  readonly preview: boolean;
  readonly meter: boolean;
  readonly test: boolean;
  readonly testing: boolean;
  readonly disabled: boolean;
  readonly required: boolean;
  readonly invalid: boolean;
  /** Nothing at all has come from the metered microphone for a while. */
  readonly silent: boolean;
}

const DENIED: readonly string[] = ['permission-denied', 'system-denied'] satisfies DeviceErrorCode[];
const UNSUPPORTED: readonly string[] = [
  'insecure-context',
  'policy-blocked',
  'unsupported-browser',
] satisfies DeviceErrorCode[];

/** One sentence for each code, about all the kinds that share it. */
function sentences(
  session: PickerSession,
  { kinds, strings, wayToAllow }: ModelInput,
  codes: readonly string[],
): readonly string[] {
  const problems = kinds.map((kind) => session.problem(kind));
  return [...new Set(problems)]
    .filter((code): code is DeviceErrorCode => code !== null && codes.includes(code))
    .map((code) => {
      const ofCode = kinds.filter((_, index) => problems[index] === code);
      return strings.errors[code](ofCode, wayToAllow(code));
    });
}

function message(kind: MediaDeviceKind, session: PickerSession, input: ModelInput): string {
  const { strings } = input;
  const problem = session.problem(kind);
  if (problem && !DENIED.includes(problem) && !UNSUPPORTED.includes(problem) && !empty(kind)) {
    return strings.errors[problem]([kind]);
  }
  return notice(kind, session, input);
}

/** What is to be known of a device that works. */
function notice(kind: MediaDeviceKind, session: PickerSession, { strings, silent }: ModelInput): string {
  const { target } = session.binding;
  const told = target?.deviceNotices?.[kind];
  const tracks = session.stream?.getTracks() ?? [];
  if (tracks.some((track) => `${track.kind}input` === kind && track.muted)) return strings.muted(kind);
  if (told?.code === 'silent' || (silent && kind === 'audioinput')) return strings.silent;
  if (told?.code === 'away') {
    const isBack = devices.list.some((one) => one.kind === kind && readableLabel(one.label) === told.device);
    return isBack ? '' : strings.replaced(told.device, kind);
  }
  const away = target ? undefined : session.choices.away(kind, devices.list);
  return away ? strings.away(away, kind) : '';
}

function field(kind: MediaDeviceKind, session: PickerSession, input: ModelInput): FieldView {
  const { strings } = input;
  const output = kind === 'audiooutput' ? canChooseOutput() : 'list';
  const list = devices.list.filter((one) => one.kind === kind);
  const current = session.device(kind);
  const options = list.map((one, index) => ({
    id: one.deviceId,
    label: readableLabel(one.label) || strings.unnamed(kind, index + 1),
    selected: one === current,
  }));
  const testable = kind === 'audiooutput' && input.test;
  // A speaker without a name is of interest only where nothing better is about to appear.
  const alone = testable && (input.kinds.length === 1 || askable(input.kinds).length === 0);
  return {
    kind,
    shown: output !== 'none' && (list.length > 0 || alone || output === 'prompt'),
    options: options.length ? options : [{ id: '', label: strings.defaultDevice(kind), selected: true }],
    message: message(kind, session, input),
    meter: kind === 'audioinput' && input.meter && session.allowed(kind),
    test: testable,
    chooser: output === 'prompt',
  };
}

function preview(session: PickerSession, input: ModelInput): PickerView['preview'] {
  if (!input.preview || !input.kinds.includes('videoinput') || !session.allowed('videoinput')) return 'none';
  const track = session.stream?.getVideoTracks()[0];
  if (!track) return session.capture.opening && !session.problem('videoinput') ? 'waiting' : 'off';
  return track.getSettings().facingMode === 'environment' ? 'live' : 'mirrored';
}

/** What the permission button says: a failure that may pass can be tried again, one that can't has no button. */
function ask(session: PickerSession, { kinds, strings }: ModelInput): string | null {
  const mayPass = (kind: MediaDeviceKind): boolean => {
    const code = session.error(kind)?.code ?? session.problem(kind);
    return isInput(kind) && !!code && !UNSUPPORTED.includes(code) && !empty(kind);
  };
  if (kinds.some(mayPass)) return strings.tryAgain;
  const asked = askable(kinds);
  return asked.length ? strings.allow(asked) : null;
}

/** The picker as it is to be drawn, from everything that is known. */
export function pickerModel(session: PickerSession, input: ModelInput): PickerView {
  const { kinds, strings } = input;
  const [first] = kinds;
  const byDefault = kinds.length === 1 && first ? strings.kinds[first] : '';
  const label = input.label || (input.outerLabel ? '' : byDefault);
  const question = ask(session, input);
  const asked = askable(kinds);
  const missing = kinds.filter((kind) => empty(kind));
  const speakerOnly = asked.every((kind) => kind === 'audiooutput');
  const offered =
    question === null || question === strings.tryAgain
      ? ''
      : speakerOnly
        ? strings.speakerHint
        : strings.hint;
  const hint = input.hint || offered;
  return {
    strings,
    fields: kinds.map((kind) => field(kind, session, input)),
    label: label || (input.slottedLabel ? strings.devices(kinds) : ''),
    name: input.outerLabel || input.label || strings.devices(kinds),
    hint,
    hinted: hint !== '' || input.slottedHint,
    disabled: input.disabled,
    required: input.required,
    invalid: input.invalid,
    preview: preview(session, input),
    ask: question,
    asking: session.asking,
    testing: input.testing,
    empty: missing.length ? strings.errors['not-found'](missing) : '',
    denied: sentences(session, input, DENIED).join(' '),
    unsupported: sentences(session, input, UNSUPPORTED).join(' '),
  };
}
