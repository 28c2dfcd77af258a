import { Alert, Card, Grid, Input, List, Stack, Switch, Text } from '@mantine/core';
import { richMenuLimits, type RichMenu } from '@tieline/contracts';
import { useMemo, useRef } from 'react';
import { CountedInput } from '../../../components/counted-input.js';
import { EditorFrame, focusFirstInvalid } from '../../../components/editor/editor-frame.js';
import { useTexts } from '../../../shared/i18n.js';
import { PictureButtons } from '../../media/picture-buttons.js';
import { useMenuClicks } from '../api/get-clicks.js';
import { useMenus } from '../api/list-menus.js';
import { menuTexts } from '../texts.js';
import { AreaList } from './area-list.js';
import { MenuCanvas, MenuFrame } from './menu-canvas.js';
import { MenuConflict } from './menu-conflict.js';
import type { MenuContent, MenuForm } from './menu-draft.js';
import { PublishPanel } from './publish-panel.js';
import { ShapeFields } from './shape-fields.js';
import { useAreas, type AreaEditing } from './use-areas.js';
import { useMenuEditor } from './use-menu-editor.js';
import { useMenuPicture } from './use-menu-picture.js';

type Props = {
  channelId: string;
  /** null: a menu that is not saved yet */
  menu: RichMenu | null;
  initial: MenuContent;
  onCreated: (id: string) => void;
};

/** A rich menu: picture, areas, chat bar, and its way to LINE. */
export function MenuEditor({ channelId, menu, initial, onCreated }: Props) {
  const { editor: t } = useTexts(menuTexts);
  const root = useRef<HTMLFormElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const onInvalid = () => focusFirstInvalid(root.current);
  const editor = useMenuEditor({ channelId, menu, initial, onCreated, onInvalid });
  const { form, latest } = editor;
  const editing = useAreas(form, adder);
  const menus = useMenus(channelId).data?.items;
  const others = useMemo(() => menus?.filter(({ id }) => id !== menu?.id) ?? [], [menus, menu?.id]);
  return (
    <EditorFrame
      root={root}
      label={t.formLabel}
      editor={editor}
      fresh={menu === null}
      dialogs={latest && <MenuConflict mine={editor.mine()} latest={latest} editor={editor} />}
    >
      {menu && <PublishPanel menu={menu} editor={editor} />}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack className="tl-sticky">
            <PicturePart form={form} editing={editing} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Basics form={form} />
            <Areas form={form} editing={editing} menu={menu} others={others} adder={adder} />
          </Stack>
        </Grid.Col>
      </Grid>
      <Hints />
    </EditorFrame>
  );
}

type PartProps = { form: MenuForm; editing: AreaEditing };

/** The menu as it will stand below the chat, and what shapes it. */
function PicturePart({ form, editing }: PartProps) {
  const { editor: t } = useTexts(menuTexts);
  const picture = useMenuPicture(form, editing);
  const { pictureId, size, areas, chatBarText } = form.values;
  const wrong = new Set(Object.keys(form.errors).flatMap((path) => /^areas\.(\d+)\./.exec(path)?.[1] ?? []));
  return (
    <Card withBorder className="tl-card">
      <Stack>
        <ShapeFields form={form} editing={editing} sizeName={picture.sizeName} onSize={picture.setSize} />
        <Input.Wrapper
          label={t.picture}
          description={t.pictureHint}
          error={picture.upload.refusal ?? form.errors['pictureId']}
          labelElement="div"
        >
          <div onDragOver={(event) => event.preventDefault()} onDrop={picture.upload.onDrop}>
            <MenuFrame chatBarText={chatBarText}>
              <MenuCanvas
                size={size}
                pictureUrl={pictureId && `/media/${pictureId}`}
                areas={areas}
                wrong={new Set([...wrong].map(Number))}
                selected={editing.selected}
                mayAdd={editing.mayAdd}
                onSelect={editing.select}
                onAdd={editing.add}
                onChange={editing.put}
                onRemove={editing.remove}
              />
            </MenuFrame>
          </div>
          <Text size="sm" c="dimmed" my="xs">
            {t.canvasHint}
            <Text span inherit visibleFrom="sm">
              {' '}
              {t.canvasKeys}
            </Text>
          </Text>
          <PictureButtons
            label={t.picture}
            upload={picture.upload}
            chosen={pictureId !== null}
            onRemove={() => picture.setPicture(null)}
          />
        </Input.Wrapper>
        {picture.upload.dialog}
      </Stack>
    </Card>
  );
}

function Basics({ form }: { form: MenuForm }) {
  const { editor: t } = useTexts(menuTexts);
  return (
    <Card withBorder className="tl-card" component="section" aria-label={t.settings}>
      <Stack>
        <CountedInput
          label={t.name}
          description={t.nameHint}
          limit={richMenuLimits.name}
          required
          {...form.getInputProps('name')}
        />
        <CountedInput
          label={t.chatBar}
          description={t.chatBarHint}
          limit={richMenuLimits.chatBarText}
          required
          {...form.getInputProps('chatBarText')}
        />
        <Switch label={t.selected} {...form.getInputProps('selected', { type: 'checkbox' })} />
      </Stack>
    </Card>
  );
}

type AreasProps = PartProps & {
  menu: RichMenu | null;
  others: readonly RichMenu[];
  adder: React.RefObject<HTMLButtonElement | null>;
};

function Areas({ menu, ...props }: AreasProps) {
  return menu ? (
    <CountedAreas menu={menu} {...props} />
  ) : (
    <AreaList {...props} dead={[]} clicks={undefined} />
  );
}

function CountedAreas({ menu, ...props }: Omit<AreasProps, 'menu'> & { menu: RichMenu }) {
  const clicks = useMenuClicks(menu.id).data;
  return (
    <AreaList {...props} dead={menu.deadAreas} clicks={menu.publishedAt === null ? undefined : clicks} />
  );
}

export function Hints() {
  const { editor: t } = useTexts(menuTexts);
  return (
    <Alert color="gray" role="note" title={t.hints}>
      <List size="sm">
        <List.Item>{t.hintPc}</List.Item>
        <List.Item>{t.hintConsole}</List.Item>
        <List.Item>{t.hintClicks}</List.Item>
      </List>
    </Alert>
  );
}
