import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { productPort, sandboxPort } from '../support/addresses.js';
import { expectAccessibleEverywhere } from '../support/axe.js';
import { expect, test } from '../support/fixtures.js';

const root = path.resolve(import.meta.dirname, '../../../..');
const port = productPort + 2;
const url = `http://localhost:${port}`;

let world: ChildProcess;
let data = '';

/** A product of its own without a team, beside a sandbox of its own. */
test.beforeAll(async () => {
  data = mkdtempSync(path.join(process.env.E2E_DATA ?? tmpdir(), 'first-run-'));
  world = spawn(process.execPath, ['tools/start.mjs', '--empty'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(sandboxPort + 2), TIELINE_DATA: data },
    stdio: 'ignore',
  });
  await expect
    .poll(
      () =>
        fetch(`${url}/health/ready`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 50_000 },
    )
    .toBe(200);
});

test.afterAll(async () => {
  const ended = new Promise((resolve) => world.once('exit', resolve));
  world.kill('SIGTERM');
  await ended;
  rmSync(data, { recursive: true, force: true });
});

test('the first admin is made in the browser and begins with the sandbox', async ({ page }) => {
  await page.goto(url);
  await expect(page).toHaveURL(`${url}/setup`);
  await expectAccessibleEverywhere(page, 'setup');
  await page.getByLabel('組織名稱').fill('新品牌');
  await page.getByLabel('姓名').fill('王主管');
  await page.getByLabel('Email').fill('owner@new.example');
  await page.getByLabel(/^密碼/).fill('first-password-of-all');
  await page.getByRole('button', { name: '建立並開始使用' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('要從哪裡開始？');
  await expectAccessibleEverywhere(page, 'welcome');
  await expect(page.getByRole('link', { name: '開始串接' })).toHaveAttribute('href', '/channels/new');
  await page.getByRole('button', { name: '使用沙盒' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('沙盒已就緒');
  await expect(page.getByRole('link', { name: '開啟沙盒手機' })).toHaveAttribute(
    'href',
    `http://localhost:${sandboxPort + 2}`,
  );
  await page.getByRole('link', { name: '前往總覽' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('總覽');
  await expect(page.getByRole('link', { name: '晨光選物' })).toBeVisible();

  await page.goto(`${url}/setup`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已完成首次設定');
});
