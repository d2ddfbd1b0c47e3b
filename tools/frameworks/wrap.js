'use client';
import { createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';

/** On a server there is nothing to lay out, and React 18 complains of it at each render. */
const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * A React component of a custom element. What is the element's own is set as properties and heard by listeners, which React 18 does not do;
 * so no attribute of it is rendered, on a server or here, and nothing can differ between the two.
 * @param {string} tag
 * @param {readonly string[]} properties
 * @param {Readonly<Record<string, string>>} events the type of each, by the handler's name: `{ onCordDial: 'cord-dial' }`
 */
export function wrap(tag, properties, events) {
  const own = new Set([...properties, ...Object.keys(events)]);
  const Wrapped = forwardRef((props, ref) => {
    const element = useRef(null);
    const now = useRef(props);
    const given = useRef({ last: {}, defaults: {} });
    useImperativeHandle(ref, () => element.current, []);
    useBeforePaint(() => {
      now.current = props;
      give(element.current, properties, props, given.current);
    });
    useBeforePaint(() => listen(element.current, events, (handler, event) => now.current[handler]?.(event)), []);
    return createElement(tag, { ...plain(props, own), ref: element });
  });
  Wrapped.displayName = tag;
  return Wrapped;
}

/** Only what changed: a number being typed is not overwritten because the page rendered. What is no longer given becomes what it was before. */
function give(element, properties, props, { last, defaults }) {
  for (const name of properties) {
    const value = props[name];
    if (Object.is(value, last[name])) continue;
    if (!(name in defaults)) defaults[name] = element[name];
    element[name] = value === undefined ? defaults[name] : value;
    last[name] = value;
  }
}

function listen(element, events, tell) {
  const stop = new AbortController();
  for (const [handler, type] of Object.entries(events)) element.addEventListener(type, (event) => tell(handler, event), { signal: stop.signal });
  return () => stop.abort();
}

/** What any element takes, as React 18 wants it of a custom one: `class` by its own name, and no attribute for what is not so. */
function plain(props, own) {
  const rest = {};
  for (const [name, value] of Object.entries(props)) {
    if (own.has(name) || (value === false && !/^(aria|data)-/.test(name))) continue;
    rest[name === 'className' ? 'class' : name] = value;
  }
  return rest;
}
