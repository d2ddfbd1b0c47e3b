/** Where the CRM's pages are: behind the # of one document, as in newer CRMs; or each is a document of its own, and every click loads the phone anew. */
const key = 'harbour-pages';

export const areDocuments = () => localStorage.getItem(key) === 'documents';

/** The parts of the page's address. */
export const path = () => (location.hash || location.pathname).replace(/^#?\//, '').split('/').map(decodeURIComponent);

/** What a link has led to is loaded as a document, where pages are such. */
export function turnPage() {
  if (!areDocuments() || !location.hash) return false;
  const { agent } = Object.fromEntries(new URLSearchParams(location.search));
  location.replace(`${location.hash.slice(1)}${agent ? `?agent=${agent}` : ''}`);
  return true;
}

export function choosePages(documents) {
  localStorage.setItem(key, documents ? 'documents' : 'one');
  location.assign(`/${location.search}`);
}
