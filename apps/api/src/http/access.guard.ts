import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Route } from '@tieline/contracts';
import { ROUTE } from './endpoint.js';
import { ProblemError } from './problem.js';
import type { ApiContext, LiffContext, StaffContext, TielineRequest } from './request-context.js';

/** Finds the signed-in member of staff of a request; null when there is none. Filled by `auth/`. */
export abstract class StaffAuthenticator {
  abstract authenticate(request: TielineRequest): Promise<(StaffContext & { operator: boolean }) | null>;
}

/** Finds the LIFF session of a request; null when there is none. Filled by `phone-binding/`. */
export abstract class LiffAuthenticator {
  abstract authenticate(request: TielineRequest): Promise<LiffContext | null>;
}

/**
 * Finds the key of a team's server that a request carries; null when there is none, or it is not in use. Filled by
 * `api-keys/`.
 */
export abstract class ApiKeyAuthenticator {
  abstract authenticate(request: TielineRequest): Promise<ApiContext | null>;
}

/** Deny by default: a handler that serves no route of the contract is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(StaffAuthenticator) private readonly staff: StaffAuthenticator,
    @Inject(LiffAuthenticator) private readonly liff: LiffAuthenticator,
    @Inject(ApiKeyAuthenticator) private readonly apiKeys: ApiKeyAuthenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<Route | undefined>(ROUTE, context.getHandler());
    if (!route) return false;
    const request = context.switchToHttp().getRequest<TielineRequest>();
    if (route.access === 'public' || route.access === 'webhook') return true;
    if (route.access === 'liff') {
      const session = await this.liff.authenticate(request);
      if (!session) throw new ProblemError('liff.session_required');
      request.liff = session;
      return true;
    }
    if (route.access === 'apiKey') {
      const server = await this.apiKeys.authenticate(request);
      if (!server) throw new ProblemError('api_key.invalid');
      request.api = server;
      return true;
    }
    const signedIn = await this.staff.authenticate(request);
    if (!signedIn) throw new ProblemError('auth.required');
    const { operator, ...staff } = signedIn;
    const allowed = route.access === 'operator' ? operator : route.access.includes(staff.role);
    if (!allowed) throw new ProblemError('auth.forbidden');
    request.staff = staff;
    return true;
  }
}
