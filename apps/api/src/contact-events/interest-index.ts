import type { ContactEventInterestEntity, ContactEventKind } from './contact-event.entities.js';

export type Interest = Pick<ContactEventInterestEntity, 'channelId' | 'kind' | 'tagId'>;
export type InterestOwner = { teamId: string; kind: string; id: string };

/** Answers "does anybody listen" without asking anybody. */
export class InterestIndex {
  private byOwner = new Map<string, { teamId: string; interests: readonly Interest[] }>();
  private channels = new Map<string, Set<string>>();

  constructor(rows: readonly ContactEventInterestEntity[] = []) {
    for (const { ownerKind, ownerId, teamId, channelId, kind, tagId } of rows) {
      const key = `${ownerKind}:${ownerId}`;
      const known = this.byOwner.get(key)?.interests ?? [];
      this.byOwner.set(key, { teamId, interests: [...known, { channelId, kind, tagId }] });
    }
    this.build();
  }

  set(owner: InterestOwner, interests: readonly Interest[]): void {
    this.byOwner.set(`${owner.kind}:${owner.id}`, { teamId: owner.teamId, interests });
    this.build();
  }

  /** Channels of the team in which somebody listens to this; null: none. */
  channelsFor(
    teamId: string,
    kind: ContactEventKind,
    tagId: string | null = null,
  ): ReadonlySet<string> | null {
    const ofAny = this.channels.get(`${teamId}|${kind}|`);
    const ofTag = tagId === null ? undefined : this.channels.get(`${teamId}|${kind}|${tagId}`);
    if (ofAny && ofTag) return new Set([...ofAny, ...ofTag]);
    return ofTag ?? ofAny ?? null;
  }

  private build(): void {
    this.channels = new Map();
    for (const { teamId, interests } of this.byOwner.values()) {
      for (const { channelId, kind, tagId } of interests) {
        const key = `${teamId}|${kind}|${tagId ?? ''}`;
        this.channels.set(key, (this.channels.get(key) ?? new Set<string>()).add(channelId));
      }
    }
  }
}
