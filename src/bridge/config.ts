import * as z from 'zod/mini';
import type { AsteriskConfig } from './ami/asterisk-config.js';
import type { Origins } from './origin.js';
import type { Rate } from './rate-limit.js';
import type { TokenConfig } from './token.js';

/** What `bridge.json` says; docs/bridge.md explains each. */
export interface BridgeConfig {
  readonly listen: { readonly host: string; readonly port: number; readonly path: string };
  readonly origins: Origins;
  readonly token: TokenConfig;
  readonly asterisk: AsteriskConfig;
  readonly rate: Rate;
  readonly mostBuffered: number;
}

/** Says which setting is wrong, and the cure. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const text = z.string('must be a text').check(z.minLength(1, 'must not be empty'));
const port = z.int('must be a whole number').check(z.minimum(0, 'must be a port, 0 to 65535'), z.maximum(65_535, 'must be a port, 0 to 65535'));
const template = text.check(z.regex(/^[^{}]*\{agent\}[^{}]*$/, 'must contain {agent} once, as in "PJSIP/{agent}"'));
const variable = text.check(z.regex(/^\w+$/, 'must be the name of a channel variable, as in "CORDBOARD_REASONS"'));
const origin = text.check(z.refine((value) => URL.canParse(value) && new URL(value).origin === value, 'must be an origin as a browser writes it, as in "https://crm.example"'));
const positive = z.number('must be a number').check(z.positive('must be more than 0'));

const shared = { issuer: z.exactOptional(text), audience: z.exactOptional(text) };
const token = z.union([
  z.strictObject({ secret: text.check(z.minLength(32, 'must have at least 32 characters: openssl rand -hex 32')), ...shared }),
  z.strictObject({ publicKey: text.check(z.startsWith('-----BEGIN PUBLIC KEY-----', 'must be a public key in PEM, "-----BEGIN PUBLIC KEY-----"')), ...shared }),
], 'must have either "secret" (HS256, at least 32 characters) or "publicKey" (EdDSA, PEM)');

const asterisk = z.strictObject({
  host: z._default(text, '127.0.0.1'), port: z._default(port, 5038), username: text, secret: text, tls: z._default(z.boolean('must be true or false'), false),
  member: z._default(template, 'PJSIP/{agent}'), memberName: z._default(template, '{agent}'), stateInterface: z.exactOptional(template),
  queues: z._default(z.record(text, text.check(z.maxLength(128))), {}), wrapUp: z._default(z.record(text, positive), {}),
  afterCallWork: z._default(text.check(z.maxLength(79, 'must have fewer than 80 characters, else Asterisk cuts it')), 'After-call work'),
  variables: z._default(z.strictObject({ reasons: z._default(variable, 'CORDBOARD_REASONS'), path: z._default(variable, 'CORDBOARD_PATH') }), { reasons: 'CORDBOARD_REASONS', path: 'CORDBOARD_PATH' }),
}, 'must say where the PBX is, and which manager account to use');

const config = z.strictObject({
  listen: z._default(z.strictObject({ host: z._default(text, '127.0.0.1'), port: z._default(port, 8090), path: z._default(text.check(z.startsWith('/', 'must begin with /')), '/centre') }), { host: '127.0.0.1', port: 8090, path: '/centre' }),
  origins: z.union([z.literal('*'), z.array(origin)], 'must be the pages that may come, as in ["https://crm.example"], or "*" for any'),
  token, asterisk,
  rate: z._default(z.strictObject({ burst: positive, perSecond: positive }), { burst: 20, perSecond: 5 }),
  mostBuffered: z._default(positive, 1_048_576),
}, 'must be an object of settings');

/** Reads the settings. Throws a `ConfigError`. @param environment Where `"$NAME"` is looked up. */
export function readConfig(json: string, environment: Readonly<Record<string, string | undefined>>): BridgeConfig {
  const { success, data, error } = config.safeParse(withEnvironment(parsed(json), environment, ''));
  if (success) return data;
  throw new ConfigError(error.issues.map(told).join('\n'));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const at = /(position|line) \d+/.exec(String(error))?.[0]; // not what stands there, for it may be a secret
    throw new ConfigError(`The settings are no JSON${at ? `: look at ${at}` : ''}. Often it is a comma too many or too few.`);
  }
}

function told(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `"${at ? `${at}.` : ''}${key}" is no setting. Look for a typing error.`).join('\n');
  const inside = issue.code === 'invalid_union' ? issue.errors.flat().find(({ message, code }) => code !== 'unrecognized_keys' && message.startsWith('must') && message !== 'must be a text') : undefined;
  const name = [...issue.path, ...inside?.path ?? []].join('.');
  return `"${name}" ${(inside ?? issue).message}.`;
}

/** `"$NAME"` stands for what the environment says, so that no secret need be in a file. */
function withEnvironment(value: unknown, environment: Readonly<Record<string, string | undefined>>, at: string): unknown {
  if (typeof value === 'string' && /^\$\w+$/.test(value)) {
    const found = environment[value.slice(1)];
    if (!found) throw new ConfigError(`"${at}" is ${value}, which is not in the environment. Set it, or write the value itself.`);
    return found;
  }
  if (Array.isArray(value)) return value.map((item, index) => withEnvironment(item, environment, `${at}.${index}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withEnvironment(item, environment, at ? `${at}.${key}` : key)]));
}
