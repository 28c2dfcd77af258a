import { Input, SegmentedControl, Text } from '@mantine/core';
import { format } from '@tieline/web';
import { useTexts } from '../../../shared/i18n.js';
import { menuTexts } from '../texts.js';
import { sizeNames, type MenuForm, type SizeName } from './menu-draft.js';
import { templateNames, templateOf } from './templates.js';
import type { AreaEditing } from './use-areas.js';

type Props = {
  form: MenuForm;
  editing: AreaEditing;
  sizeName: SizeName;
  onSize: (name: SizeName) => void;
};

/** How large the menu is, and how its areas lie. */
export function ShapeFields({ form, editing, sizeName, onSize }: Props) {
  const { editor: t } = useTexts(menuTexts);
  const { size, areas } = form.values;
  return (
    <>
      <Input.Wrapper label={t.size} labelElement="div" error={form.errors['size']}>
        <SegmentedControl
          fullWidth
          mt={4}
          aria-label={t.size}
          data={sizeNames.map((value) => ({ value, label: t.sizes[value] }))}
          value={sizeName}
          onChange={(value) => onSize(sizeNames.find((known) => known === value) ?? sizeName)}
        />
        <Text size="sm" c="dimmed" mt={4}>
          {format(t.sizeText, size)}
          {sizeName === 'own' && ` · ${t.ownSize}`}
        </Text>
      </Input.Wrapper>
      <Input.Wrapper label={t.template} labelElement="div">
        <SegmentedControl
          fullWidth
          mt={4}
          aria-label={t.template}
          data={[...templateNames, 'own' as const].map((value) => ({ value, label: t.templates[value] }))}
          value={templateOf(areas, size) ?? 'own'}
          onChange={(value) => {
            const name = templateNames.find((known) => known === value);
            if (name) editing.layOut(name);
          }}
        />
        <Text size="sm" c="dimmed" mt={4}>
          {t.templateHint}
        </Text>
      </Input.Wrapper>
    </>
  );
}
