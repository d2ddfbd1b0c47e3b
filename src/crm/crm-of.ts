import type { Crm } from '../desk/index.js';
import { toE164 } from '../phone-number/index.js';
import { verbsOf, type HostCrmObject } from './host-object.js';
import { lazyCrm } from './lazy-crm.js';
import type { MessageCrmConfig } from './message-crm.js';
import { openPage } from './open-page.js';
import type { RestCrmConfig } from './rest-crm.js';
import { allVerbs, neededVerbs, optionalVerbs } from './verbs.js';

/** The address of a REST interface, `parent:` and the origin of the page round this one, either of them with more to say, or an object of the page's own. */
export type CrmConfig = string | RestCrmConfig | MessageCrmConfig | HostCrmObject;

export interface CrmOptions {
  /** The country whose national numbers are meant (ISO 3166). Default: that of the browser's language. */
  readonly region?: string;
}

const parentPrefix = 'parent:';

/** The CRM that a configuration means. Whatever is wrong with it is told by the first who asks. */
export function crmOf(config: CrmConfig, options: CrmOptions, signal: AbortSignal): Crm {
  const written = (number: string): Promise<string> => toE164(number, options.region);
  if (typeof config === 'string') return crmOf(config.startsWith(parentPrefix) ? { origin: config.slice(parentPrefix.length) } : { url: config }, options, signal);
  if ('lookup' in config) return ofObject(config, written);
  if ('origin' in config) return ofParent(config, written, signal);
  return {
    ...lazyCrm(async () => new (await import('./rest-crm.js')).RestCrm({ toE164: written, ...config }), allVerbs),
    open: openPage, // At once: a tab that is opened long after the click is blocked.
  };
}

function ofObject(config: HostCrmObject, written: (number: string) => Promise<string>): Crm {
  const verbs = verbsOf(config);
  return {
    ...lazyCrm(async () => (await import('./host-crm.js')).hostCrm(config, written), [...neededVerbs, ...verbs]),
    ...(verbs.includes('open') && { opensOnPop: config.opensOnPop ?? true }),
  };
}

/** Until the parent has said what it can do, it is asked everything; then it has just that. */
function ofParent(config: MessageCrmConfig, written: (number: string) => Promise<string>, signal: AbortSignal): Crm {
  const crm: { -readonly [K in keyof Crm]: Crm[K] } = lazyCrm(async () => {
    const { messageCrm, ParentPage } = await import('./message-crm.js');
    return messageCrm(new ParentPage(config, ({ verbs, opensOnPop }) => {
      for (const verb of optionalVerbs) {
        if (verbs.includes(verb)) Object.assign(crm, { [verb]: everything[verb] });
        else delete crm[verb];
      }
      crm.opensOnPop = opensOnPop && verbs.includes('open');
    }, signal), written);
  }, allVerbs, { atOnce: true });
  const everything = { ...crm };
  return crm;
}
