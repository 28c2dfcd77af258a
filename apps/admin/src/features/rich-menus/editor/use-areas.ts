import { richMenuLimits, type RichMenuBounds } from '@tieline/contracts';
import { useState, type RefObject } from 'react';
import { freePlace, pushed, scaled, type Size } from './area-geometry.js';
import { newArea, newAreaKey, type AreaDraft, type MenuForm } from './menu-draft.js';
import { laidOut, type Template } from './templates.js';

export type AreaEditing = {
  selected: string | null;
  select: (key: string) => void;
  mayAdd: boolean;
  /** where it was drawn, or where there is room */
  add: (bounds?: RichMenuBounds) => void;
  put: (index: number, bounds: RichMenuBounds) => void;
  copy: (index: number) => void;
  remove: (index: number) => void;
  layOut: (template: Template) => void;
  /** the picture gets another size; areas keep their share of it */
  resize: (size: Size) => void;
};

/**
 * Everything that is done to areas as a whole. It works on what stands in the form by then, not on what did when it
 * was drawn: cards of areas are drawn anew only when they change. `adder` takes the focus of what was removed.
 */
export function useAreas(form: MenuForm, adder: RefObject<HTMLButtonElement | null>): AreaEditing {
  const [selected, select] = useState<string | null>(null);

  function set(next: AreaDraft[]): void {
    form.setFieldValue('areas', next);
    form.clearErrors();
  }

  function append(area: AreaDraft): void {
    const { areas } = form.getValues();
    if (areas.length >= richMenuLimits.areas) return;
    set([...areas, area]);
    select(area.key);
  }

  return {
    selected,
    select,
    mayAdd: form.values.areas.length < richMenuLimits.areas,
    add: (bounds) => {
      const { areas, size } = form.getValues();
      const places = areas.map((area) => area.bounds);
      append(newArea(bounds ?? freePlace(size, places)));
    },
    put: (index, bounds) => {
      form.setFieldValue(`areas.${index}.bounds`, bounds);
      form.clearFieldError(`areas.${index}.bounds`);
    },
    copy: (index) => {
      const { areas, size } = form.getValues();
      const area = areas[index];
      if (!area) return;
      append({ ...area, key: newAreaKey(), bounds: pushed(area.bounds, { x: 40, y: 40 }, size) });
    },
    remove: (index) => {
      set(form.getValues().areas.filter((_, at) => at !== index));
      adder.current?.focus();
    },
    layOut: (template) => {
      const { areas, size } = form.getValues();
      set(laidOut(areas, template, size));
    },
    resize: (next) => {
      const { areas, size } = form.getValues();
      set(areas.map((area) => ({ ...area, bounds: scaled(area.bounds, size, next) })));
      form.setFieldValue('size', next);
    },
  };
}
