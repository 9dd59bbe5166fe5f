import { spawnSync } from 'node:child_process';

/** Installs Debian packages that give `programs`, saying so; ends this script, with `otherwise`, where that can't be done. */
export function installPackages(programs, packages, otherwise) {
  if (packages.length === 0) return;
  console.log(
    `The tests need ${programs.join(' and ')}, which this machine hasn't got: installing with apt-get.`,
  );
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update'], options);
  const { status } = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  if (status === 0) return;
  console.error(`Could not install ${packages.join(' and ')}. ${otherwise}`);
  process.exit(1);
}
