import { Injectable } from '@nestjs/common';
import type { ReplyVariables } from '@tieline/line';
import type { EntityManager } from 'typeorm';
import { ContactTies } from '../contacts/contact-ties.js';
import { BindingRepository } from '../phone-binding/binding.repository.js';
import { TagRepository, type TagName } from '../tagging/tag.repository.js';

export type ChatPerson = { bound: boolean; tags: TagName[]; vars: ReplyVariables };

const stranger: ChatPerson = {
  bound: false,
  tags: [],
  vars: { customerName: null, memberNumber: null, memberTier: null },
};

/** What rules and texts ask of who writes. */
@Injectable()
export class ChatPeople {
  constructor(
    private readonly contacts: ContactTies,
    private readonly bindings: BindingRepository,
    private readonly tags: TagRepository,
  ) {}

  /** @param withTags costs a statement */
  async find(
    db: EntityManager,
    { teamId, channelId, lineUserId }: { teamId: string; channelId: string; lineUserId: string },
    { withTags }: { withTags: boolean },
  ): Promise<ChatPerson> {
    const contact = await this.contacts.find(db, channelId, lineUserId);
    if (!contact) return stranger;
    const binding = await this.bindings.findActive(db, channelId, lineUserId);
    const tags = withTags ? await this.tags.ofContacts(db, teamId, [contact.id]) : null;
    return {
      bound: binding !== null,
      tags: tags?.get(contact.id) ?? [],
      vars: {
        customerName: binding?.memberName ?? contact.displayName,
        memberNumber: binding?.memberNumber ?? null,
        memberTier: binding?.memberTier ?? null,
      },
    };
  }
}
