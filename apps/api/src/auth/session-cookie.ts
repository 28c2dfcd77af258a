import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '../config/config.js';
import type { TielineRequest } from '../http/request-context.js';

export const sessionCookie = 'tieline_session';
export const sessionMs = 12 * 60 * 60_000;

export function sessionCookieOptions(config: Pick<Config, 'publicUrl'>): CookieSerializeOptions {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl.startsWith('https://'),
    path: '/',
    maxAge: sessionMs / 1000,
  };
}

/** The token as it came; null when there is none or it can not be one of ours. */
export function sessionToken(request: TielineRequest): string | null {
  const token = request.cookies[sessionCookie];
  return token && token.length <= 100 ? token : null;
}
