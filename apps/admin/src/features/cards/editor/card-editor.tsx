import { Alert, Button, Card, Grid, Group, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import type { MessageCard, MessageCardInput } from '@tieline/contracts';
import { ApiError } from '@tieline/web';
import { useRef, type ReactNode } from 'react';
import { CountedInput } from '../../../components/counted-input.js';
import { EditorFrame, focusFirstInvalid } from '../../../components/editor/editor-frame.js';
import { useTexts } from '../../../shared/i18n.js';
import { CardPreview } from '../card-preview.js';
import { CardUseList } from '../card-uses.js';
import { cardTexts } from '../texts.js';
import { toContent } from './card-draft.js';
import { CardConflict } from './card-conflict.js';
import { KindFields } from './kind-fields.js';
import { useCardEditor } from './use-card-editor.js';

type Props = {
  /** null: a card that is not saved yet */
  card: MessageCard | null;
  initial: MessageCardInput;
  onCreated: (id: string) => void;
};

const kinds = ['buttons', 'carousel', 'image', 'text'] as const;

export function CardEditor({ card, initial, onCreated }: Props) {
  const t = useTexts(cardTexts);
  const root = useRef<HTMLFormElement>(null);
  const onInvalid = () => focusFirstInvalid(root.current);
  const editor = useCardEditor({ card, initial, onCreated, onInvalid });
  const { form } = editor;
  return (
    <EditorFrame
      root={root}
      label={t.formLabel}
      editor={editor}
      fresh={card === null}
      refusal={refusalOf(editor.error)}
      dialogs={editor.latest && <CardConflict mine={editor.mine()} latest={editor.latest} editor={editor} />}
    >
      {card && <Notes card={card} checking={editor.saving} onCheck={editor.submit} />}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Card withBorder className="tl-card" p={{ base: 'md', sm: 'lg' }}>
            <Stack>
              <CountedInput
                label={t.fields.name}
                description={t.fields.nameHint}
                limit={100}
                required
                {...form.getInputProps('name')}
              />
              <div>
                <SegmentedControl
                  fullWidth
                  aria-label={t.fields.kind}
                  data={kinds.map((value) => ({ value, label: t.kinds[value] }))}
                  {...form.getInputProps('kind')}
                />
                <Text size="sm" c="dimmed" mt={4}>
                  {t.kindHints[form.values.kind]}
                </Text>
              </div>
              <KindFields form={form} />
            </Stack>
          </Card>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <div className="tl-sticky">
            <CardPreview content={toContent(form.values)} />
          </div>
        </Grid.Col>
      </Grid>
    </EditorFrame>
  );
}

type NotesProps = { card: MessageCard; checking: boolean; onCheck: () => void };

/** What a reader should know before changing the card. */
function Notes({ card, checking, onCheck }: NotesProps) {
  const t = useTexts(cardTexts);
  return (
    <>
      {card.archived && (
        <Alert color="gray" icon={<IconArchive aria-hidden />} role="note">
          {t.archivedNote}
        </Alert>
      )}
      {card.lineCheck === 'unchecked' && (
        <Alert color="yellow" role="note" title={t.unchecked}>
          <Group justify="space-between" gap="sm">
            <Text size="sm">{t.uncheckedText}</Text>
            <Button size="compact-sm" variant="default" onClick={onCheck} loading={checking}>
              {t.checkAgain}
            </Button>
          </Group>
        </Alert>
      )}
      {card.uses.length > 0 && (
        <Alert color="gray" role="note" title={t.usedNote}>
          <CardUseList uses={card.uses} />
        </Alert>
      )}
    </>
  );
}

/** What LINE says of which part. */
function Refusal({ issues }: { issues: readonly { message: string }[] }) {
  const t = useTexts(cardTexts);
  return (
    <Alert color="red" title={t.refusedTitle} role="alert">
      <List size="sm" className="tl-url">
        {issues.map(({ message }) => (
          <List.Item key={message}>{message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function refusalOf(error: unknown): ReactNode {
  const refused = error instanceof ApiError && error.problem?.code === 'card.line_refused';
  return refused ? <Refusal issues={error.problem?.issues ?? []} /> : undefined;
}
