import { Code, Group, List, Modal, SegmentedControl, Stack, Title } from '@mantine/core';
import { format } from '@tieline/web';
import { Fragment, type ReactNode, useState } from 'react';
import { CodeBlock } from '../../components/code-block.js';
import { useTexts } from '../../shared/i18n.js';
import { type SigningCode, type SigningLanguage, signingLanguages } from './signing-code.js';
import { signingTexts } from './texts.js';

type Props = {
  title: string;
  /** what there is to do, in this order */
  steps: ReactNode[];
  audience: string;
  /** how long what is signed should live */
  minutes: number;
  code: SigningCode;
  onClose: () => void;
};

/** How a brand's server signs who a member is: whoever builds the website has no access to our documents. */
export function SigningDialog({ title, steps, audience, minutes, code, onClose }: Props) {
  const t = useTexts(signingTexts);
  return (
    <Modal opened onClose={onClose} title={title} size="xl" centered>
      <Stack>
        <List type="ordered" spacing="sm">
          {steps.map((step, at) => (
            <List.Item key={at}>{step}</List.Item>
          ))}
        </List>
        <Claims audience={audience} minutes={minutes} />
        <Example code={code} label={t.example} />
      </Stack>
    </Modal>
  );
}

function Claims({ audience, minutes }: Pick<Props, 'audience' | 'minutes'>) {
  const t = useTexts(signingTexts);
  const rows = [
    ['sub', t.sub],
    ['aud', format(t.aud, { audience })],
    ['exp', format(t.exp, { minutes })],
    ['jti', t.jti],
    ['name', t.name],
  ];
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {t.claims}
      </Title>
      <dl className="tl-fields">
        {rows.map(([name, text]) => (
          <Fragment key={name}>
            <dt>
              <Code>{name}</Code>
            </dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Example({ code, label }: { code: SigningCode; label: string }) {
  const t = useTexts(signingTexts);
  const [language, setLanguage] = useState<SigningLanguage>('Node.js');
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h5">
          {label}
        </Title>
        <SegmentedControl
          aria-label={t.language}
          data={[...signingLanguages]}
          value={language}
          onChange={(value) => setLanguage(value)}
        />
      </Group>
      <CodeBlock label={label} copyLabel={t.copyExample}>
        {code[language]}
      </CodeBlock>
    </section>
  );
}
