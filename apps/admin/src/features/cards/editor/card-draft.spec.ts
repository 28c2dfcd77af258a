import type { MessageCardContent } from '@tieline/contracts';
import { cardIssues, toContent, toDraft, toInput } from './card-draft.js';

const pictureId = '0190a000-0000-7000-8000-00000000000a';
const column = { pictureId, title: 't', text: 'x', buttons: [] };
const contents: MessageCardContent[] = [
  { kind: 'text', text: '您好' },
  {
    kind: 'buttons',
    altText: 'a',
    ...column,
    buttons: [
      { label: '網站', action: { type: 'uri', uri: 'https://brand.example' } },
      { label: '門市', action: { type: 'message', text: '門市' } },
    ],
  },
  { kind: 'carousel', altText: 'a', columns: [column, { ...column, pictureId: null }] },
  { kind: 'image', altText: 'a', pictureId, action: null },
  { kind: 'image', altText: 'a', pictureId, action: { type: 'phoneBinding' } },
];

it.each(contents)('edits $kind without changing what it says', (content) => {
  expect(toInput(toDraft({ name: 'n', content }))).toEqual({ name: 'n', content });
});

it('keeps what was written while another kind is tried', () => {
  const draft = toDraft({ name: 'n', content: contents[1]! });
  const tried = { ...draft, kind: 'text' as const };
  expect(toContent(tried)).toEqual({ kind: 'text', text: '' });
  expect(toContent({ ...tried, kind: 'buttons' })).toEqual(contents[1]);
});

it('names the field of the form that an issue is about', () => {
  const draft = toDraft({ name: ' ', content: { kind: 'carousel', altText: '', columns: [column] } });
  const paths = cardIssues(draft).map(({ path }) => path.join('.'));
  expect(paths).toEqual(['name', 'content.carousel.altText']);
  const picture = { ...toDraft({ name: 'n', content: contents[3]! }), kind: 'image' as const };
  picture.content.image.pictureId = null;
  expect(cardIssues(picture).map(({ path }) => path.join('.'))).toEqual(['content.image.pictureId']);
});
