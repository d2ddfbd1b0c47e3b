import type { Crm } from '../desk/index.js';
import { cannot, CheckedCrm } from './checked-crm.js';
import { hasVerb, inOwnWords, type Functions, type HostCrmObject } from './host-object.js';
import { inTime } from './in-time.js';
import { askedFor, isSilent, type NumberForm } from './verbs.js';

/** The CRM that an object of the page is. */
export const hostCrm = (object: HostCrmObject, toE164?: NumberForm): Crm => new CheckedCrm(async (wanted, args, signal) => {
  const verb = askedFor(wanted, (one) => hasVerb(object, one));
  if (!hasVerb(object, verb)) {
    if (isSilent(verb)) return undefined;
    throw cannot(verb);
  }
  try {
    const answer = (object as unknown as Functions)[verb]!(...args, ...(signal ? [signal] : []));
    return await (signal ? inTime(Promise.resolve(answer), signal) : answer);
  } catch (error) {
    throw inOwnWords(error);
  }
}, toE164);
