// Before `npm start` and `npm test`: makes the clone ready. Runs under the machine's own Node (20.19 or newer), so
// it is plain JavaScript and needs nothing installed. What follows runs under Node 24, which comes with the project.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
process.chdir(root);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Нужен Node.js 20.19 или новее, а здесь ${process.versions.node}: https://nodejs.org`,
  );
  process.exit(1);
}

const installed = 'node_modules/.package-lock.json';
const fresh =
  existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
if (!fresh) {
  console.log('Устанавливаются зависимости (несколько минут, один раз)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    console.error('Зависимости не установились: проверьте доступ к реестру npm и место на диске.');
    process.exit(1);
  }
}

const own = process.platform === 'win32' ? 'node_modules/.bin/node.cmd' : 'node_modules/.bin/node';
if (!existsSync(own) && major < 24) {
  console.error(
    'Для этой системы Node 24 с проектом не приходит: установите Node.js 24 или новее.',
  );
  process.exit(1);
}
