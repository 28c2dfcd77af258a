import type { CSSProperties } from 'react';
import { ActionButton } from './action-button.js';
import { spacing, textSize } from './flex-sizes.js';
import type { Perform } from './perform.js';
import { Picture } from './picture.js';
import { asAction, asColor, asList, asNumber, asRecord, asText, type Loose } from './shapes.js';

type Props = { component: Loose; perform: Perform; origins: readonly string[]; altText: string };

/** One Flex component and what it holds, as React elements only. */
export const FlexComponent = (props: Props) => {
  const { component, perform } = props;
  switch (component['type']) {
    case 'box':
      return <FlexBox {...props} />;
    case 'text':
      return <FlexText component={component} />;
    case 'button': {
      const look =
        component['style'] === 'primary' || component['style'] === 'secondary' ? component['style'] : 'link';
      return <ActionButton action={asAction(component['action'])} perform={perform} look={look} />;
    }
    case 'image': {
      const ratio = /^(\d+):(\d+)$/.exec(asText(component['aspectRatio']));
      return (
        <Picture
          url={component['url']}
          alt={props.altText}
          origins={props.origins}
          ratio={ratio ? `${ratio[1]} / ${ratio[2]}` : '1 / 1'}
        />
      );
    }
    case 'separator':
      return <hr style={{ marginBlockStart: spacing(component['margin']) }} />;
    default:
      return <span className="flex-filler" />;
  }
};

const FlexBox = (props: Props) => {
  const box = props.component;
  const vertical = box['layout'] !== 'horizontal' && box['layout'] !== 'baseline';
  const style: CSSProperties = {
    flexDirection: vertical ? 'column' : 'row',
    alignItems: box['layout'] === 'baseline' ? 'baseline' : 'stretch',
    gap: spacing(box['spacing']),
    padding: spacing(box['paddingAll']),
    marginBlockStart: spacing(box['margin']),
    backgroundColor: asColor(box['backgroundColor']),
    flex: asNumber(box['flex']) ?? undefined,
  };
  return (
    <div className="flex-box" style={style}>
      {asList(box['contents']).map((component, index) => (
        <FlexComponent key={index} {...props} component={component} />
      ))}
    </div>
  );
};

const FlexText = ({ component }: { component: Loose }) => {
  const align = asText(component['align']);
  const style: CSSProperties = {
    fontSize: textSize(component['size']),
    fontWeight: component['weight'] === 'bold' ? 700 : undefined,
    color: asColor(component['color']),
    textAlign: align === 'center' || align === 'end' ? align : undefined,
    marginBlockStart: spacing(component['margin']),
    flex: asNumber(component['flex']) ?? undefined,
  };
  const spans = asList(component['contents']).map((span) => asText(asRecord(span)['text']));
  return (
    <p className="flex-text" style={style}>
      {asText(component['text']) || spans.join('')}
    </p>
  );
};
