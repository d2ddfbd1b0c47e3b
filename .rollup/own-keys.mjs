/**
 * `for (const key in table)` also goes through what a page has added to `Object.prototype`: JsSIP then misses a setting of that name, and zod
 * trips over a member that is none. Other people's loops go through an object's own names.
 */
export const ownKeys = () => ({
  name: 'own-keys',
  transform(code, id) {
    if (!/\/node_modules\/(jssip|zod)\//.test(id)) return null;
    return { code: code.replace(/\bfor \(const (\w+) in ([\w$.]+)\) \{/g, 'for (const $1 of Object.keys($2 ?? {})) {'), map: null };
  },
});
