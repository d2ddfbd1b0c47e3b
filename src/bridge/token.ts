import { errors, importSPKI, jwtVerify, type CryptoKey, type JWTPayload } from 'jose';
import * as z from 'zod/mini';
import { DeskError, type CentreRight, type QueueId } from '../core/index.js';

/** What a token lets its bearer do. */
export interface Grant {
  readonly agent: string;
  readonly rights: readonly CentreRight[];
  /** The queues they may see; absent: all. */
  readonly queues?: readonly QueueId[];
  /** ms since 1970. */
  readonly expiresAt: number;
}

/** Throws a `DeskError` with `no-token`, `expired-token` or `bad-token`. */
export type VerifyToken = (token: string) => Promise<Grant>;

/** Either a secret that the host and we share (HS256), or the host's public key (EdDSA). */
export type TokenKey =
  | { readonly secret: string }
  | { /** SPKI, PEM: `-----BEGIN PUBLIC KEY-----`. */ readonly publicKey: string };

export type TokenConfig = TokenKey & {
  /** What `iss` must be; absent: anything. */
  readonly issuer?: string;
  /** What `aud` must be or contain; absent: anything. */
  readonly audience?: string;
};

/** The clocks of the host and of this machine may differ by so much, s. */
const tolerance = 5;

/** RFC 7518 section 3.2: a key shorter than the hash can be guessed. */
const shortestSecret = 32;

const rights = ['status', 'queues', 'claim', 'supervise'] as const satisfies readonly CentreRight[];

const claims = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(128)),
  exp: z.number(),
  rights: z._default(z.array(z.enum(rights)), ['status', 'queues']),
  queues: z.exactOptional(z.array(z.string().check(z.minLength(1), z.maxLength(128)))),
});

/** Checks JWTs (RFC 7519). The algorithm is that of our key, whatever the token's header says: `none` and the like are forgeries. */
export function tokenVerifier(config: TokenConfig): VerifyToken {
  const { key, algorithms } = keyOf(config);
  const { issuer, audience } = config;
  const options = { algorithms, clockTolerance: tolerance, requiredClaims: ['sub', 'exp'], ...(issuer && { issuer }), ...(audience && { audience }) };
  return async (token) => {
    if (!token) throw new DeskError('no-token', 'The queues are shown only to those who sign in: the page sent no token. Have its host issue one.');
    const payload = await verified(token, await key, options);
    const { success, data } = claims.safeParse(payload);
    if (!success) throw bad('its claims "sub", "rights" or "queues" are not what they must be');
    const { sub: agent, exp, ...may } = data;
    return { agent, ...may, expiresAt: (exp + tolerance) * 1000 };
  };
}

function keyOf(config: TokenKey): { key: Promise<CryptoKey> | Uint8Array; algorithms: string[] } {
  if ('publicKey' in config) {
    const key = importSPKI(config.publicKey, 'EdDSA');
    key.catch(() => {}); // told by `checkKey`, and with every token
    return { key, algorithms: ['EdDSA', 'Ed25519'] };
  }
  return { key: secretKey(config.secret), algorithms: ['HS256'] };
}

/** Throws a `DeskError` for a key that is none, or none good enough: better at the start than at the first token. */
export async function checkKey(config: TokenKey): Promise<void> {
  try {
    await keyOf(config).key;
  } catch (error) {
    throw error instanceof DeskError ? error : new DeskError('bad-token', 'The public key for tokens is no Ed25519 key in PEM (SPKI): openssl pkey -in key.pem -pubout');
  }
}

/** Throws a `DeskError` for one that could be guessed. */
export function secretKey(secret: string): Uint8Array {
  const key = new TextEncoder().encode(secret);
  if (key.length < shortestSecret) throw new DeskError('bad-token', `The secret for tokens has ${key.length} bytes. Take at least ${shortestSecret} random ones: openssl rand -hex 32`);
  return key;
}

async function verified(token: string, key: CryptoKey | Uint8Array, options: object): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, key, options)).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new DeskError('expired-token', 'The token has expired. Get a new one, and look at the clocks if that happens at once.');
    throw bad(reasonOf(error));
  }
}

/** What jose says names claims and algorithms, never what a token contains. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'it is not signed with the key of this server';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'it is signed by another algorithm than this server expects';
  return error instanceof errors.JWTClaimValidationFailed ? `its claim "${error.claim}" is missing or not what this server expects` : 'it is not a signed JWT';
}

const bad = (why: string): DeskError => new DeskError('bad-token', `The token is not valid: ${why}. Ask your administrator.`);
