import { Anchor, Text, Title } from '@mantine/core';
import { CodeBlock } from '../../components/code-block.js';
import { useTexts } from '../../shared/i18n.js';
import { apiKeyTexts } from './texts.js';

/** How a server calls the API: whoever builds it has no access to our documents. */
export function CallExample() {
  const t = useTexts(apiKeyTexts);
  return (
    <section>
      <Title order={2}>{t.example}</Title>
      <Text c="dimmed" mb="xs">
        {t.exampleText}
      </Text>
      <CodeBlock label={t.example} copyLabel={t.copyExample}>
        {example(window.location.origin)}
      </CodeBlock>
      <Text mt="xs">
        <Anchor href="/api/openapi.json" target="_blank" rel="noreferrer">
          {t.openapi}
        </Anchor>
      </Text>
    </section>
  );
}

function example(origin: string): string {
  return `curl -s ${origin}/api/v1/tags -H 'Authorization: Bearer tl_…'

curl -s ${origin}/api/v1/contact-tags \\
  -H 'Authorization: Bearer tl_…' -H 'Content-Type: application/json' \\
  -d '{
    "add": ["0192f3c4-…"],
    "remove": [],
    "contacts": [{ "memberNumber": "M-10023" }, { "phone": "0912345678" }, { "lineUserId": "U4af49…" }]
  }'`;
}
