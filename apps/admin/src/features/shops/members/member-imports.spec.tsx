import '../../../testing/browser-stubs.js';
import type { MemberImport } from '@tieline/contracts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { fakeApi, ok } from '../../../testing/fake-api.js';
import { renderRoute } from '../../../testing/render-route.js';
import { channelId as connectionId } from '../../../testing/samples.js';
import { MemberImports } from './member-imports.js';

const list = `/api/shop-connections/${connectionId}/member-imports`;
const anImport = (over: Partial<MemberImport>): MemberImport => ({
  id: '0190a000-0000-7000-8000-000000000301',
  connectionId,
  fileName: 'members.csv',
  encoding: 'utf-8',
  state: 'checked',
  total: 3,
  processed: 3,
  counts: { new: 2, changed: 0, same: 0, invalid: 1, sharedPhones: 0 },
  failure: null,
  createdAt: '2026-11-21T08:02:11.000Z',
  finishedAt: null,
  ...over,
});

/** The list as the API gives it, before and after what the page does. */
async function open(row: MemberImport | null) {
  const state = { row, members: 0 };
  const journal = fakeApi({
    [`GET ${list}`]: () => ok({ items: state.row ? [state.row] : [], members: state.members }),
    [`POST ${list}`]: () => ok((state.row = anImport({})), 201),
    [`POST /api/member-imports/${anImport({}).id}/apply`]: () => {
      state.members = 2;
      return ok((state.row = anImport({ state: 'done', finishedAt: '2026-11-21T08:03:11.000Z' })));
    },
  });
  await renderRoute({ page: () => <MemberImports connectionId={connectionId} /> });
  await screen.findByText(/名單中有/);
  return journal;
}

afterEach(cleanup);

it('uploads a file, shows what would change, and imports it only when told to', async () => {
  const journal = await open(null);
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  const file = new File(['member_id,phone\nM1,0912345678'], 'members.csv', { type: 'text/csv' });
  fireEvent.change(input, { target: { files: [file] } });
  expect(await screen.findByText(/檢查完成，尚未匯入/)).toBeTruthy();
  expect(journal.some(({ path }) => path.endsWith('/apply'))).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: '匯入' }));
  expect(await screen.findByText(/已匯入 · members.csv/)).toBeTruthy();
  await waitFor(() => expect(screen.getByText('名單中有 2 位會員')).toBeTruthy());
  expect(screen.queryByRole('button', { name: '匯入' })).toBeNull();
});

it('offers the lines that were left out, and says why a file is none', async () => {
  await open(anImport({}));
  const rejects = await screen.findByRole('link', { name: '下載略過的資料列' });
  expect(rejects.getAttribute('href')).toBe(`/api/member-imports/${anImport({}).id}/rejects`);
  cleanup();
  await open(anImport({ state: 'failed', failure: 'header', counts: null }));
  expect(await screen.findByText(/第一列必須是欄位名稱/)).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

it('takes no other file while one is being imported, and shows how far it is', async () => {
  await open(anImport({ state: 'importing', total: 1000, processed: 400, counts: null }));
  expect(await screen.findByText('400／1,000 列')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('value')).toBe('400');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '上傳 CSV' }).disabled).toBe(true);
});
