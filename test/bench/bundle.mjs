import { rollup } from 'rollup';
import { plugins } from '../../rollup.config.mjs';

/** What a bundler makes of some lines of code, without what they load later. `lean: false` for JsSIP as it is published. @param {string} code @param {{ lean?: boolean }} [options] */
export async function bundle(code, { lean = false } = {}) {
  const entry = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? id : null),
    load: (id) => (id === 'entry' ? code : null),
    resolveDynamicImport: (id) => ({ id: String(id), external: true }),
  };
  const build = await rollup({ input: 'entry', plugins: [entry, ...plugins({ lean })], onwarn() {} });
  const { output } = await build.generate({ format: 'es' });
  return output[0].code;
}
