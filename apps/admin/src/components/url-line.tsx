import { Group, Input, Text } from '@mantine/core';
import { CopyIcon } from './copy-button.js';

type Props = { label: string; description?: string; url: string | null; missing: string };

/** An address to be pasted elsewhere. */
export function UrlLine({ label, description, url, missing }: Props) {
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      {url ? (
        <Group gap={4} wrap="nowrap" mt={4}>
          <Text className="tl-url">{url}</Text>
          <CopyIcon value={url} what={label} />
        </Group>
      ) : (
        <Text size="sm" c="dimmed" mt={4}>
          {missing}
        </Text>
      )}
    </Input.Wrapper>
  );
}
