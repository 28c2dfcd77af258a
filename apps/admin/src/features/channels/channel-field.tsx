import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Channel } from '@tieline/contracts';
import { SecretInput } from '../../components/secret-input.js';
import { useTexts } from '../../shared/i18n.js';
import type { ChannelDraft } from './channel-draft.js';
import { channelTexts } from './texts.js';

type Props = {
  name: keyof ChannelDraft;
  form: UseFormReturnType<ChannelDraft>;
  /** absent while it is being connected */
  channel?: Channel | undefined;
  readOnly: boolean;
  /** the channel can not be without it, here */
  required?: boolean;
};

/** One field of a channel, with its own words; the same in the wizard and on the channel's page. */
export function ChannelField({ name, form, channel, readOnly, required = false }: Props) {
  const t = useTexts(channelTexts);
  const props = { ...form.getInputProps(name), disabled: readOnly, withAsterisk: required };
  switch (name) {
    case 'name':
      return <TextInput label={t.name} description={t.nameHint} {...props} />;
    case 'basicId':
      return <TextInput label={t.basicId} description={t.basicIdHint} placeholder="@sunrise" {...props} />;
    case 'messagingChannelId':
    case 'loginChannelId':
      return <TextInput label={t.channelId} description={t.channelIdHint} inputMode="numeric" {...props} />;
    case 'liffId':
      return (
        <TextInput label={t.liffId} description={t.liffIdHint} placeholder="1234567890-AbCdEfGh" {...props} />
      );
    case 'gameLiffId':
      return (
        <TextInput
          label={t.gameLiffId}
          description={t.gameLiffIdHint}
          placeholder="1234567890-AbCdEfGh"
          {...props}
        />
      );
    case 'messagingSecret':
    case 'loginSecret': {
      const stored = channel?.[name];
      return (
        <SecretInput
          label={t.channelSecret}
          description={t.secretHint}
          stored={stored?.set ? stored : null}
          onKeep={() => form.setFieldValue(name, '')}
          {...props}
        />
      );
    }
  }
}
