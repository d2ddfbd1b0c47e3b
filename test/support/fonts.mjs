import { spawnSync } from 'node:child_process';
import { installByApt } from './apt.mjs';

/** Languages whose letters not every machine has, and where Debian keeps them. */
const fonts = { 'zh': 'fonts-wqy-zenhei', 'th': 'fonts-tlwg-loma-ttf' };

const has = (language) => spawnSync('fc-list', [`:lang=${language}`], { encoding: 'utf8' }).stdout?.trim();

/** Letters for every language we speak: without them a browser draws boxes, whose widths say nothing. Installs what is missing where it can; throws in one line where not. */
export function needFonts() {
  const missing = Object.entries(fonts).filter(([language]) => !has(language)).map(([, name]) => name);
  if (missing.length > 0) installByApt('letters for Chinese or Thai', missing);
}
