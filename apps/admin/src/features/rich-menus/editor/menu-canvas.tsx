import './menu.css';
import type { RichMenuBounds } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useId, type CSSProperties, type KeyboardEvent } from 'react';
import { useTexts } from '../../../shared/i18n.js';
import { menuTexts } from '../texts.js';
import { corners, grown, pushed, type Point, type Size } from './area-geometry.js';
import { letterOf, type AreaDraft } from './menu-draft.js';
import { useAreaDrag } from './use-area-drag.js';

/** What an area is on the picture, for those who edit and those who look. */
export function MenuFrame({ chatBarText, children }: { chatBarText: string; children: React.ReactNode }) {
  return (
    <div className="tl-menu-frame">
      {children}
      <div className="tl-menu-bar">{chatBarText || '—'} ▾</div>
    </div>
  );
}

/** Where an area lies, in shares of the picture. */
export const placed = ({ x, y, width, height }: RichMenuBounds, size: Size): CSSProperties => ({
  left: `${(100 * x) / size.width}%`,
  top: `${(100 * y) / size.height}%`,
  width: `${(100 * width) / size.width}%`,
  height: `${(100 * height) / size.height}%`,
});

export const pictureStyle = (url: string | null, { width, height }: Size): CSSProperties => ({
  aspectRatio: `${width} / ${height}`,
  ...(url && { backgroundImage: `url("${url}")` }),
});

type Props = {
  size: Size;
  pictureUrl: string | null;
  areas: readonly AreaDraft[];
  /** places of areas with a refused field */
  wrong: ReadonlySet<number>;
  selected: string | null;
  mayAdd: boolean;
  onSelect: (key: string) => void;
  onAdd: (bounds: RichMenuBounds) => void;
  onChange: (index: number, bounds: RichMenuBounds) => void;
  onRemove: (index: number) => void;
};

/** The picture with its areas: drawn and dragged with a pointer, moved and resized by keyboard. */
export function MenuCanvas(props: Props) {
  const { size, pictureUrl, areas, wrong, selected, onSelect } = props;
  const { editor: t } = useTexts(menuTexts);
  const keysHint = useId();
  const { pending, handlers } = useAreaDrag(props);
  return (
    <>
      <div
        role="group"
        aria-label={t.canvas}
        aria-describedby={keysHint}
        className="tl-menu-canvas"
        data-editable
        style={pictureStyle(pictureUrl, size)}
        {...handlers}
      >
        {areas.map((area, index) => (
          <button
            key={area.key}
            type="button"
            className="tl-menu-area"
            data-area={index}
            {...(area.key === selected && { 'data-selected': true })}
            {...(wrong.has(index) && { 'data-wrong': true })}
            aria-pressed={area.key === selected}
            aria-label={format(t.areaSpoken, {
              letter: letterOf(index),
              action: t.actions[area.action.type],
              ...area.bounds,
            })}
            style={placed(pending?.index === index ? pending.bounds : area.bounds, size)}
            onFocus={() => onSelect(area.key)}
            onPointerDown={() => onSelect(area.key)}
            onKeyDown={(event) => press(event, area, index, props)}
          >
            <span className="tl-menu-letter">{letterOf(index)}</span>
            {area.key === selected &&
              corners.map((corner) => (
                <span key={corner} className="tl-menu-corner" data-corner={corner} aria-hidden />
              ))}
          </button>
        ))}
        {pending?.index === null && (
          <div className="tl-menu-area" data-selected style={placed(pending.bounds, size)} />
        )}
      </div>
      <p id={keysHint} className="tl-hidden">
        {t.canvasKeys}
      </p>
    </>
  );
}

const steps: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function press(
  event: KeyboardEvent,
  { bounds }: AreaDraft,
  index: number,
  { size, onChange, onRemove }: Props,
): void {
  const step = steps[event.key];
  if (step) {
    const far = event.shiftKey ? 1 : 10;
    const by = { x: step.x * far, y: step.y * far };
    onChange(index, event.ctrlKey ? grown(bounds, by, size) : pushed(bounds, by, size));
  } else if (event.key === 'Delete' || event.key === 'Backspace') onRemove(index);
  else return;
  event.preventDefault();
}
