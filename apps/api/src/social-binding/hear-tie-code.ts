import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@tieline/contracts';
import type { ShopMember } from '@tieline/shops';
import { ProblemError } from '../http/problem.js';
import { SignedMembers } from '../member-links/signed-members.js';
import type { ChatEvent, ChatListener } from '../messaging/chat-event.js';
import type { LinkSubject } from '../phone-binding/link-member.js';
import { tieAnswers } from './chat-answers.js';
import { CompleteTie } from './complete-tie.js';
import { FindTieCode, type Heard } from './find-tie-code.js';
import type { TieAttemptEntity } from './tie-attempt.entity.js';
import { codeIn } from './tie-code.js';
import { TieMessages } from './tie-messages.js';
import { TieReplies } from './tie-replies.js';
import { TieSubjects } from './tie-subjects.js';

type Found = Extract<Heard, { settings: unknown }>;

/** The website's six digits, sent in the chat: tied, and answered free of charge. */
@Injectable()
export class HearTieCode implements ChatListener {
  constructor(
    private readonly codes: FindTieCode,
    private readonly subjects: TieSubjects,
    private readonly signed: SignedMembers,
    private readonly completing: CompleteTie,
    private readonly messages: TieMessages,
    private readonly replies: TieReplies,
  ) {}

  /** True when it was answered. Anything but six digits costs no statement. */
  async hear(event: ChatEvent): Promise<boolean> {
    const said = event.said.kind === 'text' ? codeIn(event.said.text) : null;
    if (!said) return false;
    const heard = await this.codes.find(event, said);
    switch (heard.kind) {
      case 'chat':
        return false;
      case 'wrong':
      case 'limited':
        await this.replies.say(event, tieAnswers['zh-TW'][heard.kind]);
        return true;
      case 'used':
      case 'expired':
      case 'paused':
        await this.replies.say(event, tieAnswers[heard.attempt.locale][heard.kind]);
        return true;
      case 'ask':
      case 'tie':
        await this.answer(event, heard, said.code);
        return true;
    }
  }

  private async answer(event: ChatEvent, found: Found, code: string): Promise<void> {
    const { attempt } = found;
    const words = tieAnswers[attempt.locale];
    try {
      const subject = await this.subjects.find(event, attempt.locale);
      const { memberId, memberName } = attempt;
      const claims = memberId !== null && { sub: memberId, ...(memberName && { name: memberName }) };
      const member = claims ? await this.signed.memberOf(subject.channel, claims) : null;
      if (found.kind === 'ask' && member) await this.ask(event, attempt, member, code);
      else await this.tie(event, subject, found, member);
    } catch (error) {
      const said = refusalOf(error);
      if (!said) throw error;
      await this.replies.say(event, words[said]);
    }
  }

  private async tie(
    event: ChatEvent,
    subject: LinkSubject,
    { attempt, settings }: Found,
    member: ShopMember | null,
  ): Promise<void> {
    const words = tieAnswers[attempt.locale];
    const own = this.messages.render(subject, settings, member);
    const plain = { type: 'text' as const, text: words.bound.replace('{host}', hostOf(attempt)) };
    const bound = own.length > 0 ? own : [plain];
    const outcome = await this.completing.complete(subject, {
      attempt,
      settings,
      way: 'code',
      member,
      consentVersion: null,
      announce: (enqueue) => this.replies.add(enqueue, event, bound),
    });
    if (outcome === 'contested') await this.replies.say(event, words.contested);
  }

  /** The way out of a forwarded code: it names the website and whose account there, masked. */
  private async ask(
    event: ChatEvent,
    attempt: TieAttemptEntity,
    member: ShopMember,
    code: string,
  ): Promise<void> {
    const { ask, yes } = tieAnswers[attempt.locale];
    const { maskedName, maskedNumber } = this.signed.masked(member);
    const who = [maskedName, maskedNumber].filter(Boolean).join(' ');
    const question = ask.replace('{host}', hostOf(attempt)).replace('{member}', who);
    const action = { type: 'message' as const, label: yes, text: `${yes} ${code}` };
    await this.replies.say(event, question, { items: [{ type: 'action', action }] });
  }
}

const hostOf = ({ page }: TieAttemptEntity): string => new URL(page).host;

/** Refusals that the person is told of; everything else is tried again by the inbox. */
const refusals: Partial<Record<ErrorCode, 'used' | 'expired' | 'otherMember' | 'noMember' | 'unavailable'>> =
  {
    'social.link_used': 'used',
    'social.link_expired': 'expired',
    'member_link.bound_otherwise': 'otherMember',
    'member_link.member_unknown': 'noMember',
    'shop.unavailable': 'unavailable',
  };

const refusalOf = (error: unknown) => (error instanceof ProblemError ? refusals[error.code] : undefined);
