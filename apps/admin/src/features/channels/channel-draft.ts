import { useForm } from '@mantine/form';
import { createChannel, updateChannel, type BodyOf, type Channel } from '@tieline/contracts';
import { issueResolver } from '../../shared/form-schema.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { channelTexts } from './texts.js';

/** Fields as typed; an empty one means "not set", an empty secret "leave as it is". */
export type ChannelDraft = {
  name: string;
  basicId: string;
  messagingChannelId: string;
  messagingSecret: string;
  loginChannelId: string;
  loginSecret: string;
  liffId: string;
  gameLiffId: string;
};

export function toDraft(channel?: Channel): ChannelDraft {
  return {
    name: channel?.name ?? '',
    basicId: channel?.basicId ?? '',
    messagingChannelId: channel?.messagingChannelId ?? '',
    messagingSecret: '',
    loginChannelId: channel?.loginChannelId ?? '',
    loginSecret: '',
    liffId: channel?.liffId ?? '',
    gameLiffId: channel?.gameLiffId ?? '',
  };
}

function fields(draft: ChannelDraft) {
  return {
    name: draft.name.trim(),
    basicId: draft.basicId.trim() || null,
    messagingChannelId: draft.messagingChannelId.trim(),
    loginChannelId: draft.loginChannelId.trim() || null,
    liffId: draft.liffId.trim() || null,
  };
}

export function toCreateBody(draft: ChannelDraft): BodyOf<typeof createChannel> {
  const { messagingSecret, loginSecret } = draft;
  return { ...fields(draft), messagingSecret, loginSecret: loginSecret.trim() || null };
}

export function toUpdateBody(draft: ChannelDraft): BodyOf<typeof updateChannel> {
  const { messagingSecret, loginSecret } = draft;
  return {
    ...fields(draft),
    gameLiffId: draft.gameLiffId.trim() || null,
    ...(messagingSecret && { messagingSecret }),
    ...(loginSecret && { loginSecret }),
  };
}

export function useChannelForm(channel?: Channel) {
  const t = useTexts(channelTexts);
  const common = useTexts(commonTexts);
  const check = (draft: ChannelDraft) =>
    channel
      ? updateChannel.body.safeParse(toUpdateBody(draft)).error?.issues
      : createChannel.body.safeParse(toCreateBody(draft)).error?.issues;
  return useForm<ChannelDraft>({
    initialValues: toDraft(channel),
    validateInputOnBlur: true,
    validate: issueResolver((draft: ChannelDraft) => check(draft) ?? [], common, {
      basicId: t.badBasicId,
      messagingChannelId: t.badChannelId,
      loginChannelId: t.badChannelId,
      liffId: t.badLiffId,
      gameLiffId: t.badLiffId,
    }),
  });
}
