declare module '*.css';

interface ImportMeta {
  /** Of Vite. */
  glob(pattern: string): Readonly<Record<string, () => Promise<unknown>>>;
}
