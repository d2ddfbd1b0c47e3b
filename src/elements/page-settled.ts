let settled: Promise<void> | undefined;

/** When the page is complete and has drawn a frame since: what is not there by then is missing. */
export function pageSettled(): Promise<void> {
  return (settled ??= pageLoaded()).then(nextFrame);
}

const pageLoaded = async (): Promise<void> => {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
};

const nextFrame = (): Promise<void> => new Promise((resolve) => { requestAnimationFrame(() => resolve()); });
