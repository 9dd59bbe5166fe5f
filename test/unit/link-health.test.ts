import { expect } from '@open-wc/testing';
import { LinkHealth } from '../../src/link/link-health.js';
import type { Remedy, Vitals } from '../../src/link/link-health.js';

type Conditions = { -readonly [K in Exclude<keyof Vitals, 'now'>]?: Vitals[K] };

/** A link on a clock of the test, looked at twice a second. */
class Patient {
  readonly health: LinkHealth;
  readonly remedies: [seconds: number, remedy: Remedy][] = [];
  now = 1_000;
  conditions: Required<Conditions> = {
    heardAt: 0,
    connection: 'connecting',
    isAgreed: true,
    canSignal: true,
    hasRelay: true,
  };
  #heardAll = false;

  constructor({ headStart = true } = {}) {
    this.health = new LinkHealth(this.now, headStart);
  }

  /** Time passes; `hears` all the while or not. */
  pass(seconds: number, conditions: Conditions = {}): this {
    Object.assign(this.conditions, conditions);
    for (let step = 0; step < seconds * 2; step += 1) {
      this.now += 500;
      if (this.#heardAll) this.conditions.heardAt = this.now;
      const remedy = this.health.check({ now: this.now, ...this.conditions });
      if (remedy) this.remedies.push([(this.now - this.#fellSilentAt) / 1_000, remedy]);
    }
    return this;
  }

  connect(): this {
    this.#heardAll = true;
    return this.pass(2, { connection: 'connected' });
  }

  fallSilent(): this {
    this.#heardAll = false;
    this.#fellSilentAt = this.now;
    return this;
  }

  speak(): this {
    this.#heardAll = true;
    return this.pass(0.5);
  }

  #fellSilentAt = 1_000;
}

const silent = (options?: { headStart?: boolean }): Patient => new Patient(options).connect().fallSilent();

describe('LinkHealth', () => {
  it('says connected while anything is heard', () => {
    const patient = new Patient().connect().pass(600);

    expect(patient.health.report).to.deep.equal({ state: 'connected', attempt: 0, cause: null });
    expect(patient.remedies).to.deep.equal([]);
  });

  it('shows a silence after 2.5 s, and not sooner', () => {
    const patient = silent().pass(2);
    expect(patient.health.report.state).to.equal('connected');

    patient.pass(0.5);

    expect(patient.health.report).to.deep.equal({ state: 'reconnecting', attempt: 1, cause: 'stalled' });
  });

  it('climbs the ladder, and asks a person at its end', () => {
    const patient = silent().pass(34.5);
    expect(patient.remedies).to.deep.equal([
      [4, 'restart'],
      [9, 'restart'],
      [15, 'rebuild'],
      [25, 'relay'],
    ]);
    expect(patient.health.report).to.deep.include({ state: 'reconnecting', attempt: 5 });

    patient.pass(0.5);

    expect(patient.health.report).to.deep.include({ state: 'failed', cause: 'failed' });
    expect(patient.pass(100).remedies).to.have.length(4);
  });

  it('tries again by itself when the network is another or the server is back', () => {
    for (const happens of [
      ({ health, now }: Patient) => health.probe(now, 'network-change'),
      ({ health, now }: Patient) => health.signalingReturned(now),
    ]) {
      for (const patient of [silent(), new Patient()]) {
        patient.pass(60);
        expect(patient.health.report.state).to.equal('failed');
        patient.remedies.length = 0;

        happens(patient);
        patient.pass(0.5);

        expect(patient.remedies.map(([, remedy]) => remedy)).to.deep.equal(['rebuild']);
        expect(patient.health.report.state).not.to.equal('failed');
      }
    }
  });

  it('is not kept waiting for ever by a side that offers again and again', () => {
    const patient = silent();
    for (let second = 0; second < 60; second += 2) {
      patient.health.otherActed(patient.now);
      patient.pass(2);
    }

    expect(patient.health.report.state).to.equal('failed');
  });

  it('leaves the relay out where there is none', () => {
    expect(
      silent()
        .pass(60, { hasRelay: false })
        .remedies.map(([, remedy]) => remedy),
    ).to.deep.equal(['restart', 'restart', 'rebuild']);
  });

  it('lets the other side go first', () => {
    expect(silent({ headStart: false }).pass(6).remedies).to.deep.equal([[5, 'restart']]);
  });

  it('waits while the other side does something', () => {
    const patient = silent({ headStart: false }).pass(4);
    patient.health.otherActed(patient.now);

    expect(patient.pass(4.5).remedies).to.deep.equal([]);
  });

  it('is well again, and starts from below the next time', () => {
    const patient = silent().pass(10).speak();
    expect(patient.health.report).to.deep.equal({ state: 'connected', attempt: 0, cause: null });

    patient.remedies.length = 0;
    patient.fallSilent().pass(4);

    expect(patient.remedies).to.deep.equal([[4, 'restart']]);
  });

  it('comes back even after it was given up', () => {
    expect(silent().pass(60).speak().health.report.state).to.equal('connected');
  });

  it('does nothing while nothing can be said, and at once when it can', () => {
    const patient = silent().pass(10, { canSignal: false });
    expect(patient.remedies).to.deep.equal([]);

    patient.health.signalingReturned(patient.now);
    patient.pass(0.5, { canSignal: true });

    expect(patient.remedies).to.deep.equal([[10.5, 'restart']]);
  });

  it('makes a new connection at once after a silence that ICE does not survive', () => {
    const patient = silent().pass(20, { canSignal: false });
    patient.health.signalingReturned(patient.now);

    expect(patient.pass(0.5, { canSignal: true }).remedies).to.deep.equal([[20.5, 'rebuild']]);
  });

  it('acts at once when the socket had to be made anew and the link is silent as well', () => {
    const patient = silent().pass(1.5, { canSignal: false });
    patient.health.signalingReturned(patient.now);

    expect(patient.pass(0.5, { canSignal: true }).remedies).to.deep.equal([[2, 'restart']]);
  });

  it('acts a second after the network changed, if nothing is heard', () => {
    const patient = silent();
    patient.health.probe(patient.now, 'network-change');

    patient.pass(1.5);

    expect(patient.remedies).to.deep.equal([[1, 'restart']]);
    expect(patient.health.report.cause).to.equal('network-change');
  });

  it('acts at once on a network that is surely another, if nothing was heard since the old one went', () => {
    const patient = silent();
    patient.health.probe(patient.now, 'network-change');
    patient.pass(0.5);
    expect(patient.remedies).to.deep.equal([]);

    patient.health.pathLost(patient.now);
    patient.pass(0.5);

    expect(patient.remedies).to.deep.equal([[1, 'restart']]);
    expect(patient.health.report.cause).to.equal('network-change');
  });

  it('takes the next remedy on another network, though the last one has had no time', () => {
    const patient = silent().pass(4.5);
    expect(patient.remedies).to.deep.equal([[4, 'restart']]);

    patient.health.pathLost(patient.now);
    patient.pass(0.5);

    expect(patient.remedies).to.deep.equal([
      [4, 'restart'],
      [5, 'restart'],
    ]);
  });

  it('leaves alone what is heard on a network that is surely another', () => {
    const patient = new Patient().connect();
    patient.health.probe(patient.now, 'network-change');
    patient.pass(0.5);
    patient.health.pathLost(patient.now);

    expect(patient.pass(5).remedies).to.deep.equal([]);
  });

  it('remembers a doubt when the server is back', () => {
    const patient = silent();
    patient.health.probe(patient.now, 'network-change');
    patient.now += 300;
    patient.health.signalingReturned(patient.now);

    expect(patient.pass(0.5).remedies).to.deep.equal([[0.8, 'restart']]);
  });

  it('does nothing after a change of network that the link survived', () => {
    const patient = new Patient().connect();
    patient.health.probe(patient.now, 'network-change');

    expect(patient.pass(5).remedies).to.deep.equal([]);
  });

  it('acts at once when the browser says that the connection failed', () => {
    expect(silent().pass(0.5, { connection: 'failed' }).remedies).to.deep.equal([[0.5, 'restart']]);
  });

  it('makes anew what was agreed on and leads nowhere', () => {
    expect(new Patient().pass(9.5).remedies).to.deep.equal([[6, 'rebuild']]);
  });

  it('gives a connection that never stood 10 s', () => {
    const patient = new Patient().pass(9.5);
    expect(patient.health.report.state).to.equal('connecting');

    expect(patient.pass(0.5).health.report.state).to.equal('failed');
  });

  it('offers again where nobody answers', () => {
    expect(new Patient().pass(9.5, { isAgreed: false }).remedies).to.deep.equal([[5, 'rebuild']]);
  });

  it('does not count the time without a server against a link that waits for it', () => {
    const patient = new Patient().pass(60, { isAgreed: false, canSignal: false });

    expect(patient.health.report.state).to.equal('connecting');
    expect(patient.remedies).to.deep.equal([]);
  });

  it('trusts nothing that was heard before there was reason for doubt', () => {
    const { health, now, conditions } = new Patient().connect();
    expect(health.doubtedAt).to.equal(0);

    health.probe(now + 100, 'network-change');
    expect(health.doubtedAt).to.equal(now + 100);
    health.check({ now: now + 500, ...conditions, heardAt: now + 200 });
    expect(health.doubtedAt).to.equal(0);

    health.check({ now: now + 3_000, ...conditions, heardAt: now + 200 });
    expect(health.doubtedAt).to.equal(now + 200);
  });

  it('starts over when a person asks for it', () => {
    const patient = silent().pass(60);

    patient.health.startOver(patient.now);
    expect(patient.health.report).to.deep.equal({ state: 'connecting', attempt: 0, cause: null });

    expect(patient.pass(12).health.report.state).to.equal('failed');
  });
});
