import { CircuitBreaker, systemClock, unknownStanding } from '@tieline/shops';
import type { MemberStanding, ShopMember, ShopPlatform, ShopPlatformOptions } from '@tieline/shops';
import {
  closedAddress,
  startLocalServer,
  type LocalServer,
  type ReceivedRequest,
  type ServerReply,
} from '../http/local-server.js';

/** How the shop answers, from now on. */
export type ShopFault =
  'unauthorized' | 'forbidden' | 'busy' | 'broken' | 'garbage' | 'huge' | 'hang' | 'reset';

export type ShopWorldMember = {
  id: string;
  /** as the shop stores it: a spelling, and the calling code beside it */
  number: string;
  callingCode: string | null;
  verified: boolean;
  name?: string;
  tier?: string;
  /** ISO 8601, UTC, full seconds */
  tierExpiresAt?: string;
  points?: number;
  blacklisted?: boolean;
  lineUserId?: string;
  standing?: Partial<MemberStanding>;
};

/** What a shop system can say; the kit demands what follows from it. */
export type ShopTraits = {
  /** fields of a member that it knows; others must be null or false */
  knows: readonly (
    | 'phoneVerified'
    | 'blacklisted'
    | 'lineUserId'
    | 'tier'
    | 'tierExpiresAt'
    | 'points'
    | keyof MemberStanding
  )[];
  /** spellings of +886912345678 under which it may hold the number, with the calling code beside it */
  spellings: readonly (readonly [number: string, callingCode: string | null])[];
  /** what the member number is, where it is not the id */
  memberNumber?: (member: ShopWorldMember) => string;
  /** `id` is unique, so two members can not hold a number: Shopify */
  numbersAreUnique?: boolean;
};

export type ShopWorld = ShopTraits & {
  /** a wide time limit, so that a busy machine fails no test */
  platform: ShopPlatform;
  /** the same adapter with a short one (500 ms), for the shop that hangs */
  hasty: ShopPlatform;
  /** the same adapter with a breaker that opens at the first fault */
  touchy: ShopPlatform;
  /** the same adapter on an address where nobody listens */
  unreachable: ShopPlatform;
  add: (member: ShopWorldMember) => void;
  fault: (fault: ShopFault | null) => void;
  server: LocalServer;
  close: () => Promise<void>;
};

const standingKeys = Object.keys(unknownStanding) as (keyof MemberStanding)[];

/** What every member must look like, made from what the world was told and the shop system knows. */
export function expectedMember(world: ShopTraits, member: ShopWorldMember): ShopMember {
  const knows = (field: ShopTraits['knows'][number]) => world.knows.includes(field);
  return {
    id: member.id,
    memberNumber: world.memberNumber?.(member) ?? member.id,
    name: member.name ?? null,
    tier: knows('tier') ? (member.tier ?? null) : null,
    tierExpiresAt: knows('tierExpiresAt') ? (member.tierExpiresAt ?? null) : null,
    points: knows('points') ? (member.points ?? null) : null,
    phoneVerified: knows('phoneVerified') && member.verified,
    blacklisted: knows('blacklisted') && (member.blacklisted ?? false),
    lineUserId: knows('lineUserId') ? (member.lineUserId ?? null) : null,
    standing: Object.assign(
      { ...unknownStanding },
      ...standingKeys.filter(knows).map((key) => ({ [key]: member.standing?.[key] ?? null })),
    ) as MemberStanding,
  };
}

const usualFaults: Record<ShopFault, ServerReply> = {
  unauthorized: { status: 401 },
  forbidden: { status: 403 },
  busy: { status: 429 },
  broken: { status: 500 },
  garbage: { text: '<html>We will be back soon</html>' },
  huge: { text: JSON.stringify({ padding: 'x'.repeat(1_100_000) }) },
  hang: 'hang',
  reset: 'reset',
};

/** A world on a server of this machine: `handle` plays the shop system, `make` is the adapter under test. */
export async function shopWorld(
  traits: ShopTraits & {
    make: (options: ShopPlatformOptions & { baseUrl: string }) => ShopPlatform;
    handle: (request: ReceivedRequest, members: readonly ShopWorldMember[]) => ServerReply;
    faults?: Partial<Record<ShopFault, ServerReply>>;
  },
): Promise<ShopWorld> {
  const { make, handle, faults, ...rest } = traits;
  const members: ShopWorldMember[] = [];
  let fault: ShopFault | null = null;
  const server = await startLocalServer((request) =>
    fault ? { ...usualFaults, ...faults }[fault] : handle(request, members),
  );
  return {
    ...rest,
    platform: make({ baseUrl: server.url, timeoutMs: 10_000 }),
    hasty: make({ baseUrl: server.url, timeoutMs: 500 }),
    touchy: make({
      baseUrl: server.url,
      timeoutMs: 10_000,
      breaker: new CircuitBreaker(systemClock, { threshold: 1, coolDownMs: 60_000 }),
    }),
    unreachable: make({ baseUrl: closedAddress }),
    add: (member) => members.push(member),
    fault: (next) => (fault = next),
    server,
    close: server.close,
  };
}
