import type { CSSProperties } from 'react';
import type { RichMenu as Menu } from '../../src/protocol.js';
import type { Perform } from '../chat/perform.js';
import { asAction } from '../chat/shapes.js';
import { useTexts } from '../i18n/texts.js';

type Props = {
  menu: Menu;
  open: boolean;
  perform: Perform;
  /** the area that the tour points at */
  hinted: boolean;
};

const percent = (part: number, whole: number) => `${whole > 0 ? (part / whole) * 100 : 0}%`;

/** The menu as it is stored: its picture, and its tap areas in their places. */
export const RichMenu = ({ menu, open, perform, hinted }: Props) => {
  const t = useTexts();
  const { width, height } = menu.size;
  return (
    <nav
      className="rich-menu"
      id="rich-menu"
      aria-label={t.phone.menuLabel}
      data-menu={menu.name}
      hidden={!open}
    >
      <div className="rich-menu-picture" style={{ aspectRatio: `${width} / ${height}` }}>
        <img src={menu.imageUrl} alt="" />
        {menu.areas.map(({ bounds, action }, index) => {
          const place: CSSProperties = {
            insetInlineStart: percent(bounds.x, width),
            insetBlockStart: percent(bounds.y, height),
            inlineSize: percent(bounds.width, width),
            blockSize: percent(bounds.height, height),
          };
          const known = asAction(action);
          return (
            <button
              key={index}
              type="button"
              className="rich-menu-area"
              data-hinted={(hinted && index === 0) || undefined}
              style={place}
              aria-label={known.label}
              onClick={() => perform(known)}
            />
          );
        })}
      </div>
    </nav>
  );
};
