import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { until } from './until.js';

/** Why there can be no sound server here, or `false`. */
export const noPulse: string | false =
  spawnSync('pulseaudio', ['--version']).error || spawnSync('pactl', ['--version']).error
    ? 'no pulseaudio: apt-get install pulseaudio pulseaudio-utils'
    : false;

const RATE = 16_000;

/** A second of beeps: what sounds without a pause is taken for noise by a browser, and suppressed. */
function beeps(hertz: number): Buffer {
  const samples = Buffer.alloc(RATE * 2);
  for (let index = 0; index < RATE; index += 1) {
    const isOn = index % (RATE / 4) < RATE / 8;
    const value = isOn ? 9_000 * Math.sin((2 * Math.PI * hertz * index) / RATE) : 0;
    samples.writeInt16LE(Math.round(value), index * 2);
  }
  return samples;
}

/** A sound server of its own, whose microphones can be pulled out; each one hears a tone. */
export class Pulse {
  readonly env: Readonly<Record<string, string>>;
  readonly #directory: string;
  readonly #server: ChildProcess;
  readonly #sounds = new Map<string, ChildProcess>();
  readonly #plugs = new Map<string, string>();

  private constructor(directory: string) {
    this.#directory = directory;
    this.env = { XDG_RUNTIME_DIR: directory, HOME: directory };
    // The browser plays into a sink of its own, or its microphones would hear it.
    const modules = ['module-native-protocol-unix', 'module-null-sink sink_name=out'];
    const options = ['-n', '--daemonize=no', '--exit-idle-time=-1', ...modules.flatMap((one) => ['-L', one])];
    this.#server = spawn('pulseaudio', options, { env: { ...process.env, ...this.env }, stdio: 'ignore' });
  }

  static async start(): Promise<Pulse> {
    const pulse = new Pulse(mkdtempSync(join(tmpdir(), 'vc-pulse-')));
    await until('the sound server', () => {
      try {
        return pulse.#control('info');
      } catch {
        return false;
      }
    });
    return pulse;
  }

  /** Plugs in a microphone of this name that hears beeps of `hertz`; without them nothing at all, not even noise. */
  plug(name: string, hertz?: number): void {
    if (hertz === undefined) this.#control('load-module', 'module-null-sink', `sink_name=${name}-sound`);
    else if (!this.#sounds.has(name)) this.#sound(name, hertz);
    const source = ['module-remap-source', `master=${name}-sound.monitor`, `source_name=${name}`];
    const id = this.#control('load-module', ...source, `source_properties=device.description=${name}`);
    this.#plugs.set(name, id);
  }

  unplug(name: string): void {
    this.#control('unload-module', this.#plugs.get(name) ?? '');
  }

  mute(name: string, on: boolean): void {
    this.#control('set-source-mute', name, on ? '1' : '0');
  }

  makeDefault(name: string): void {
    this.#control('set-default-source', name);
  }

  close(): void {
    for (const sound of this.#sounds.values()) sound.kill();
    this.#server.kill();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #sound(name: string, hertz: number): void {
    this.#control('load-module', 'module-null-sink', `sink_name=${name}-sound`);
    const format = ['--raw', `--rate=${RATE}`, '--channels=1', '--format=s16le'];
    const player = spawn('pacat', ['--playback', `--device=${name}-sound`, ...format], {
      env: { ...process.env, ...this.env },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#sounds.set(name, player);
    const { stdin } = player;
    const second = beeps(hertz);
    const play = (): void => {
      while (!stdin.destroyed && stdin.write(second));
    };
    stdin.on('drain', play).on('error', () => undefined);
    play();
  }

  #control(...args: readonly string[]): string {
    return execFileSync('pactl', args, { env: { ...process.env, ...this.env }, encoding: 'utf8' }).trim();
  }
}
