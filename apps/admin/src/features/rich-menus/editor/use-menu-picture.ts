import { richMenuSizes } from '@tieline/contracts';
import { useRef, useState } from 'react';
import { usePictureUpload } from '../../media/use-picture-upload.js';
import { sizeNameOf, type MenuForm, type SizeName } from './menu-draft.js';
import type { AreaEditing } from './use-areas.js';

const kinds = { large: 'richMenuLarge', small: 'richMenuSmall', own: 'richMenu' } as const;

/** The menu's size and the picture that fits it; one made to measure brings its size along. */
export function useMenuPicture(form: MenuForm, editing: AreaEditing) {
  const { size, pictureId } = form.values;
  const [chosen, choose] = useState<SizeName | null>(null);
  // a picture of another size does not fit, and is there again when the size comes back
  const kept = useRef(new Map<SizeName, { size: typeof size; pictureId: string | null }>());
  const actual = sizeNameOf(size);
  const sizeName = chosen === 'own' ? 'own' : actual;
  const fixed = sizeName === 'own' ? null : richMenuSizes[sizeName];

  const upload = usePictureUpload({
    kind: kinds[sizeName],
    target: fixed,
    onUploaded: ({ id, width, height }) => {
      if (!fixed) editing.resize({ width, height });
      setPicture(id);
    },
  });

  function setPicture(id: string | null): void {
    form.setFieldValue('pictureId', id);
    form.clearFieldError('pictureId');
  }

  function setSize(name: SizeName): void {
    kept.current.set(sizeName, { size, pictureId });
    choose(name);
    const before = kept.current.get(name);
    const next = before?.size ?? (name === 'own' ? size : richMenuSizes[name]);
    editing.resize(next);
    if (name !== 'own' || before) setPicture(before?.pictureId ?? null);
  }

  return { sizeName, setSize, setPicture, upload };
}
