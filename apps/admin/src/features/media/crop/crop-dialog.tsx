import { Alert, Button, Group, Input, Modal, Stack, Text } from '@mantine/core';
import { format } from '@tieline/web';
import { useId, useRef, useState, type PointerEvent } from 'react';
import { useTexts } from '../../../shared/i18n.js';
import { commonTexts } from '../../../shared/texts.js';
import { mediaTexts } from '../texts.js';
import {
  cropBox,
  dragged,
  mostZoom,
  shownWidth,
  startPosition,
  type CropBox,
  type CropPosition,
  type Size,
} from './crop-box.js';

type Props = {
  /** address of the chosen file */
  url: string;
  picture: Size;
  /** what is made of it */
  target: Size;
  pending: boolean;
  onCrop: (box: CropBox) => void;
  onClose: () => void;
};

/** Chooses the part of a picture: dragged with the pointer, or by three sliders, which a keyboard moves as well. */
export function CropDialog({ url, picture, target, pending, onCrop, onClose }: Props) {
  const t = useTexts(mediaTexts);
  const { cancel } = useTexts(commonTexts);
  const [position, setPosition] = useState(startPosition);
  const aspect = target.width / target.height;
  const box = cropBox(picture, aspect, position);
  const soft = shownWidth(picture, box) < target.width;
  return (
    <Modal opened onClose={onClose} title={t.crop.title} size="lg" centered>
      <Stack>
        <Text size="sm" c="dimmed">
          {format(t.crop.hint, { width: target.width, height: target.height })}
        </Text>
        <Frame url={url} box={box} aspect={aspect} position={position} onMove={setPosition} />
        <Sliders box={box} position={position} onMove={setPosition} />
        {soft && (
          <Alert color="yellow" role="status">
            {format(t.crop.soft, { width: shownWidth(picture, box), wanted: target.width })}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={pending}>
            {cancel}
          </Button>
          <Button onClick={() => onCrop(box)} loading={pending}>
            {t.crop.use}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type Moving = { box: CropBox; position: CropPosition; onMove: (position: CropPosition) => void };

function Frame({ url, aspect, box, position, onMove }: Moving & { url: string; aspect: number }) {
  const t = useTexts(mediaTexts);
  const from = useRef<{ x: number; y: number } | null>(null);

  function move(event: PointerEvent<HTMLDivElement>): void {
    if (!from.current) return;
    const by = { x: event.clientX - from.current.x, y: event.clientY - from.current.y };
    from.current = { x: event.clientX, y: event.clientY };
    const { clientWidth: width, clientHeight: height } = event.currentTarget;
    onMove(dragged(position, box, by, { width, height }));
  }

  return (
    <div
      className="tl-crop"
      style={{ aspectRatio: aspect }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={move}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
    >
      <img
        src={url}
        alt={t.crop.preview}
        draggable={false}
        style={{
          width: `${100 / box.width}%`,
          left: `${(-100 * box.left) / box.width}%`,
          top: `${(-100 * box.top) / box.height}%`,
        }}
      />
    </div>
  );
}

function Sliders({ box, position, onMove }: Moving) {
  const { crop: t } = useTexts(mediaTexts);
  const percent = (value: number) => `${Math.round(value * 100)}%`;
  return (
    <Stack gap="xs">
      <Range
        label={t.zoom}
        words={percent(position.zoom)}
        min={1}
        max={mostZoom}
        step={0.05}
        value={position.zoom}
        onChange={(zoom) => onMove({ ...position, zoom })}
      />
      <Range
        label={t.across}
        words={percent(position.x)}
        disabled={box.width > 0.999}
        value={position.x}
        onChange={(x) => onMove({ ...position, x })}
      />
      <Range
        label={t.down}
        words={percent(position.y)}
        disabled={box.height > 0.999}
        value={position.y}
        onChange={(y) => onMove({ ...position, y })}
      />
    </Stack>
  );
}

type RangeProps = {
  label: string;
  /** the value as it is read out */
  words: string;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  step?: number;
  disabled?: boolean;
};

/** The browser's own slider: arrow keys move a step, Page Up and Page Down ten. */
function Range({ label, words, onChange, min = 0, max = 1, step = 0.01, ...props }: RangeProps) {
  const id = useId();
  return (
    <Input.Wrapper label={label} id={id}>
      <input
        {...props}
        id={id}
        type="range"
        className="tl-range"
        min={min}
        max={max}
        step={step}
        aria-valuetext={words}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </Input.Wrapper>
  );
}
