import { cleanNumber } from './clean-number.js';
import { loadPhoneRules, type Region } from './phone-rules.js';
import { regionOf } from './region.js';

/** The country whose national numbers are meant where nobody says it: that of the browser's language. */
const regionHere = (): Region => regionOf(globalThis.navigator?.language ?? 'en') ?? 'US';

/** Shorter ones are extensions and service codes, though some plans could make numbers of them: "1001" is no "+49 1001". */
const publicFrom = 6;

/**
 * A number as all the world writes it, `+12125550142`: what CRMs are asked by. Many PBXs show another country's with `00`, wherever they are. What is no public number (an extension, a service code, an
 * address) comes back clean, and what is no number at all as it is; so does everything where the numbering plans could not be loaded.
 */
export async function toE164(number: string, region: Region = regionHere()): Promise<string> {
  const clean = cleanNumber(number) ?? number;
  if (/^\d+$/.test(clean) && clean.length < publicFrom) return clean;
  const rules = await loadPhoneRules().catch(() => undefined);
  const national = rules?.toE164(clean, region.toUpperCase());
  // A plan that took the zeros for digits, or for nothing, did not understand them.
  const abroad = clean.startsWith('00') && (national?.endsWith(clean) ?? true) ? rules?.toE164(`+${clean.slice(2)}`, region.toUpperCase()) : undefined;
  return abroad ?? national ?? clean;
}
