import '../../testing/browser-stubs.js';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { renderRoute } from '../../testing/render-route.js';
import { SourceDialog, withSource } from './source-dialog.js';

afterEach(cleanup);

const url = 'https://liff.line.me/1234567891-AbCdEfGh';

it('adds the source to links that have a query already', () => {
  expect(withSource(`${url}?a=1`, 'menu')).toBe(`${url}?a=1&src=menu`);
});

it('makes links only of a short name that the page will keep', async () => {
  await renderRoute({
    page: () => (
      <SourceDialog name="晨光" bindingUrl={url} memberCardUrl={`${url}/card`} onClose={() => undefined} />
    ),
  });
  const field = await screen.findByRole('textbox', { name: '來源名稱' });
  for (const bad of ['海報', '-a', 'a b']) {
    fireEvent.change(field, { target: { value: bad } });
    expect(screen.queryByText(/\?src=/)).toBeNull();
    expect(screen.getByText(/請用小寫英數字開頭/)).toBeTruthy();
  }
  fireEvent.change(field, { target: { value: ' Poster_1 ' } });
  expect(screen.getByText(`${url}?src=poster_1`)).toBeTruthy();
  expect(screen.getByText(`${url}/card?src=poster_1`)).toBeTruthy();
});
