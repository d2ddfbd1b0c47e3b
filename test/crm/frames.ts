type Listener = (event: { readonly origin: string; readonly source: unknown; readonly data: unknown }) => void;

/** Two windows without a browser, one in the other: messages are cloned, come later, and come only to whom they are addressed. */
export function frames(pageOrigin = 'https://desk.example', parentOrigin = 'https://crm.example') {
  const posted: { readonly to: 'page' | 'parent'; readonly data: { readonly type: string; readonly id?: string; readonly verb?: string }; readonly origin: string }[] = [];
  const listeners = { page: new Set<Listener>(), parent: new Set<Listener>() };
  const origins = { page: pageOrigin, parent: parentOrigin };
  const door = (to: 'page' | 'parent') => ({
    postMessage(data: unknown, origin: string): void {
      const copy: unknown = structuredClone(data);
      posted.push({ to, data: copy as { type: string }, origin });
      if (origin === origins[to]) queueMicrotask(() => deliver(to, { origin: origins[to === 'page' ? 'parent' : 'page'], source: doors[to === 'page' ? 'parent' : 'page'], data: copy }));
    },
  });
  const doors = { page: door('page'), parent: door('parent') };
  const deliver = (to: 'page' | 'parent', event: Parameters<Listener>[0]): void => { for (const listener of [...listeners[to]]) listener(event); };
  const listening = (who: 'page' | 'parent') => (_: string, listener: unknown, { signal }: { readonly signal: AbortSignal }): void => {
    listeners[who].add(listener as Listener);
    signal.addEventListener('abort', () => listeners[who].delete(listener as Listener));
  };
  return {
    posted,
    /** The page's own window. */
    page: { parent: doors.parent, addEventListener: listening('page') },
    /** The frame, as the parent has it, and the parent's window. */
    frame: { contentWindow: doors.page },
    outer: { addEventListener: listening('parent') },
    doors,
    deliver,
    listeners,
    types: (to: 'page' | 'parent'): string[] => posted.filter((one) => one.to === to).map(({ data }) => data.type),
  };
}
