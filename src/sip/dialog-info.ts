/** A longer body is read by nobody, characters. */
const longest = 16_384;

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1];

/**
 * The ids of the dialogs that are under way, after one notification about them (RFC 4235): a full one tells all, a partial one what changed.
 * Undefined where it is not one that we can read.
 *
 * Read without `DOMParser`: under Trusted Types that is a sink, and a page would have to let us write HTML only to learn whether a lamp is lit.
 */
export function dialogsAfter(before: ReadonlySet<string>, body: string): ReadonlySet<string> | undefined {
  if (body.length > longest || body.includes('<!')) return undefined;
  let alive: Set<string> | undefined;
  let id: string | undefined;
  for (const piece of body.split('<').slice(1)) {
    const end = piece.indexOf('>');
    const tag = piece.slice(0, end);
    const name = /^\/?(?:[\w.-]+:)?([\w-]+)/.exec(tag)?.[1];
    if (end < 0) return undefined;
    if (name === 'dialog-info') alive ??= new Set(attribute(tag, 'state') === 'partial' ? before : []);
    else if (name === 'dialog') id = tag.startsWith('/') ? undefined : (attribute(tag, 'id') ?? '');
    else if (name === 'state' && id !== undefined && !tag.startsWith('/')) {
      if (piece.slice(end + 1).trim().toLowerCase() === 'terminated') alive?.delete(id);
      else alive?.add(id);
    }
  }
  return alive;
}
