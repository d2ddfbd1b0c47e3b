import { SignJWT } from 'jose';
import type { CentreRight, QueueId } from '../core/index.js';
import { secretKey } from './token.js';

export interface TokenClaims {
  readonly agent: string;
  /** Absent: `status` and `queues`. */
  readonly rights?: readonly CentreRight[];
  /** Absent: all may be seen. */
  readonly queues?: readonly QueueId[];
  /** s. */
  readonly expiresIn?: number;
}

/** Issues a token by a shared secret, for a host in Node; in other languages any JWT library does it. */
export async function signToken(
  { agent, rights, queues, expiresIn = 300 }: TokenClaims,
  { secret, issuer, audience }: { readonly secret: string; readonly issuer?: string; readonly audience?: string },
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const token = new SignJWT({ ...(rights && { rights }), ...(queues && { queues }) }).setSubject(agent).setIssuedAt(now).setExpirationTime(now + expiresIn);
  if (issuer) token.setIssuer(issuer);
  if (audience) token.setAudience(audience);
  return token.setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(secretKey(secret));
}
