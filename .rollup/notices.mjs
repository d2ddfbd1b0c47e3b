import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folders = new Set();

/** Writes the licences of everything that is bundled, as they ask for. @param {string} target */
export const notices = (target) => ({
  name: 'notices',
  buildEnd() {
    for (const id of this.getModuleIds()) if (!id.startsWith('chunk:')) folders.add(/^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id.replace('\0', ''))?.[0]);
    const texts = [...folders].filter(Boolean).sort().map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      return `${name} ${version} (${license})\n\n${file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : ''}`;
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
  },
});
