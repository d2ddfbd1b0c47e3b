/**
 * Dynamic imports of the modules named in `lazy` become chunks of their own, which several bundles share.
 * @param {Record<string, string>} lazy file by name
 */
export function loadChunks(lazy) {
  const names = new Map();

  /** Remembers what the chunks are called. */
  const written = {
    name: 'chunks-written',
    writeBundle(_, bundle) {
      for (const { facadeModuleId, fileName } of Object.values(bundle)) names.set(facadeModuleId, fileName);
    },
  };

  /** Loads them from where the bundle itself came. @param {(path: string) => string} addressOf the address of a chunk as a JavaScript expression */
  const loadedFrom = (addressOf) => ({
    name: 'chunks-loaded',
    async resolveDynamicImport(specifier, importer) {
      const found = await this.resolve(specifier, importer);
      if (found && Object.values(lazy).includes(found.id)) return { id: `chunk:${found.id}`, external: true };
    },
    renderDynamicImport({ targetModuleId }) {
      const fileName = names.get(targetModuleId?.replace(/^chunk:/, ''));
      return fileName && { left: `import(${addressOf(fileName)}+(`, right: ',""))' }; // what stands between is the module's own name: terser drops it
    },
  });

  return { written, loadedFrom };
}
