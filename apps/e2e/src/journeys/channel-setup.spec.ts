import { ConsolePage } from '../pages/console-page.js';
import { DoctorPage } from '../pages/doctor-page.js';
import { consoleApi } from '../support/console-api.js';
import { expect, phoneScreen, test } from '../support/fixtures.js';
import { png } from '../support/png.js';
import { sandbox } from '../support/sandbox.js';

test.afterEach(() => sandbox.reset());

test('a brand is connected step by step: every step asks LINE, and what is left is found again', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000);
  const brand = await sandbox.openBrand('港邊書店');
  const console = new ConsolePage(page);
  const doctor = new DoctorPage(page);
  const secret = page.locator('input[type="password"]');
  await console.isSignedInAs('admin');
  await console.opens('/channels/new', '串接 LINE 官方帳號');

  await page.getByLabel('渠道名稱').fill(brand.name);
  await page.getByLabel('Channel ID').fill(brand.messaging.channelId);
  await secret.fill('copied-from-the-wrong-line');
  await console.button('儲存並檢查').click();
  await console.shows(`串接：${brand.name}`);
  await doctor.finds('bot', '需要修正', 'LINE 不接受目前的 Channel ID 與 Channel secret');
  await expect(doctor.row('bot')).toContainText('Basic settings');

  await console.button('更換 Channel secret').click();
  await secret.fill(brand.messaging.channelSecret);
  await console.button('儲存並檢查').click();
  await doctor.finds('bot', '正常', `已連線到 ${brand.name}`);
  await doctor.finds('webhook', '需要修正', '尚未設定 Webhook URL');
  await doctor.repairs('webhook', '幫我設定');
  await doctor.finds('webhook', '正常', 'LINE 可以把訊息送到本系統');

  // Left half way: the list says where to go on, at the step that comes next.
  await page.getByRole('link', { name: '儲存並離開' }).click();
  await console.shows('通訊渠道');
  await page.reload();
  await page.getByRole('link', { name: `繼續設定「${brand.name}」` }).click();
  await expect(page.getByText('步驟 2／6')).toBeVisible();

  await page.getByLabel('Channel ID').fill(brand.login.channelId);
  await secret.fill(brand.login.channelSecret);
  await console.button('儲存並檢查').click();
  await doctor.finds('login', '正常', '金鑰有效');
  await page.getByRole('link', { name: '下一步' }).click();

  await doctor.finds('liffApp', '待完成', '尚未設定 LIFF app');
  await doctor.repairs('liffApp', '幫我建立 LIFF');
  for (const check of ['liffApp', 'liffEndpoint', 'liffSize', 'liffScopes', 'liffBotPrompt', 'liffSeparate'])
    await doctor.finds(check, '正常');
  const { liffId } = await sandbox.brand(brand.key);
  await expect(page.getByLabel('綁定 LIFF ID')).toHaveValue(liffId);
  await page.getByRole('link', { name: '下一步' }).click();

  await expect(page.getByRole('radio', { name: '不需比對' })).toBeChecked();
  await doctor.finds('shop', '正常', '不需比對');
  await page.getByRole('link', { name: '下一步' }).click();
  await doctor.finds('smsSender', '正常');
  await doctor.finds('smsGateway', '正常');
  await page.getByRole('link', { name: '下一步' }).click();

  await console.button('產生測試連結').click();
  const phone = await context.newPage();
  await phone.setViewportSize(phoneScreen);
  await doctor.opensTestLink(phone, 'gold');
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('測試訊息已送出');
  await expect(page.getByText('測試成功：LINE Login 與 Messaging API 認得同一個人。')).toBeVisible();
  await doctor.finds('sameProvider', '正常');
  const messages = await sandbox.brandMessages(await sandbox.personaId('gold'), 1, brand.key);
  expect(messages.at(-1)).toMatchObject({ cost: 'free' });
  await page.getByRole('link', { name: '完成，前往手機綁定設定' }).click();
  await console.shows(brand.name);
});

type Broken = { world: object; check: string; says: string; fix: string; repair?: string };

const worlds: Record<string, Broken> = {
  'bad token': {
    world: { messagingSecret: 'reissued-in-the-console' },
    check: 'bot',
    says: 'LINE 不接受目前的 Channel ID 與 Channel secret',
    fix: '重新複製',
  },
  'bad login token': {
    world: { loginSecret: 'reissued-in-the-console' },
    check: 'login',
    says: 'LINE 不接受目前的 LINE Login 金鑰',
    fix: 'LINE Login channel 的「Basic settings」',
  },
  'size Compact': {
    world: { liffApp: { size: 'compact' } },
    check: 'liffSize',
    says: '目前是 Compact',
    fix: '需要 Full',
    repair: '幫我修復',
  },
  'wrong endpoint': {
    world: { liffApp: { url: 'https://old.example/liff-bind.html' } },
    check: 'liffEndpoint',
    says: 'https://old.example/liff-bind.html',
    fix: '應為',
    repair: '幫我修復',
  },
  'missing scope': {
    world: { liffApp: { scope: ['profile'] } },
    check: 'liffScopes',
    says: '缺少 openid, chat_message.write',
    fix: '沒有 openid 無法確認身分',
    repair: '幫我修復',
  },
  'no friend option': {
    world: { liffApp: { botPrompt: 'none' } },
    check: 'liffBotPrompt',
    says: '目前是 none',
    fix: 'Aggressive',
    repair: '幫我修復',
  },
  'webhook of another product': {
    world: { webhook: { endpoint: 'https://other.example/hook' } },
    check: 'webhook',
    says: '指向其他系統',
    fix: '一個官方帳號只能有一個',
    repair: '幫我設定',
  },
  'webhook switched off': {
    world: { webhook: { active: false } },
    check: 'webhook',
    says: '沒有開啟',
    fix: 'Use webhook',
  },
  'webhook unreachable': {
    world: { webhook: { trouble: 'could_not_connect' } },
    check: 'webhook',
    says: 'LINE 連不上本系統',
    fix: 'HTTPS 憑證',
  },
  'webhook slow': {
    world: { webhook: { trouble: 'request_timeout' } },
    check: 'webhook',
    says: '沒有在 LINE 的時限內回應',
    fix: '過載',
  },
  'webhook failing': {
    world: { webhook: { trouble: 'error_status' } },
    check: 'webhook',
    says: 'HTTP 503',
    fix: '紀錄',
  },
};

for (const [name, { world, check, says, fix, repair }] of Object.entries(worlds)) {
  test(`doctor: ${name} names its own fix${repair ? ', and one tap mends it' : ''}`, async ({ page }) => {
    const { productChannelId } = await sandbox.brand();
    const console = new ConsolePage(page);
    const doctor = new DoctorPage(page);
    await console.isSignedInAs('admin');
    await console.opens(`/channels/${productChannelId}/doctor`, '健檢：晨光選物');
    await sandbox.changeBrand('sunrise', world);
    await doctor.looks();
    await doctor.finds(check, check === 'liffBotPrompt' ? '需留意' : '需要修正', says);
    await expect(doctor.row(check)).toContainText(fix);
    if (repair) await doctor.repairs(check, repair);
    else {
      await expect(doctor.row(check).getByRole('button')).toHaveCount(0);
      await sandbox.reset();
      await doctor.looks();
    }
    await doctor.finds(check, '正常');
  });
}

test('doctor: menus that another tool deleted are made again by one tap', async ({ page }) => {
  const { productChannelId } = await sandbox.brand();
  const size = { width: 2500, height: 843 };
  const pictureId = await consoleApi.uploadPicture('richMenuSmall', png(size.width, size.height));
  const content = { name: '會員版', size, pictureId, chatBarText: '會員專區', selected: true, areas: [] };
  const { id } = await consoleApi.createMenu(productChannelId, content);
  await consoleApi.publishMenu(productChannelId, id);
  try {
    const console = new ConsolePage(page);
    const doctor = new DoctorPage(page);
    await console.isSignedInAs('admin');
    await console.opens(`/channels/${productChannelId}/doctor`, '健檢：晨光選物');
    await sandbox.changeBrand('sunrise', { richMenus: { deleted: true } });
    await doctor.looks();
    await doctor.finds('richMenus', '需要修正', 'LINE 上已經沒有 「會員版」');
    await doctor.repairs('richMenus', '重新發布');
    await consoleApi.menuJobsDone(productChannelId);
    await doctor.looks();
    await doctor.finds('richMenus', '正常', '全部 1 個');
  } finally {
    await consoleApi.removeMenus(productChannelId);
  }
});

test('doctor: no SMS credit is said, on the overview too, until there is some', async ({ page }) => {
  const { productChannelId } = await sandbox.brand();
  const console = new ConsolePage(page);
  const doctor = new DoctorPage(page);
  await console.isSignedInAs('admin');
  await sandbox.settings({ smsCredits: 0, quotaLimit: 0 });
  await console.opens(`/channels/${productChannelId}/doctor`, '健檢：晨光選物');
  await doctor.looks();
  await doctor.finds('smsGateway', '需要修正', '簡訊商帳戶沒有餘額');
  await doctor.finds('quota', '需留意', '已用完');
  await console.opens('/', '總覽');
  await expect(page.getByText('晨光選物：1 項需要處理')).toBeVisible();
  await page.getByRole('link', { name: '健檢「晨光選物」' }).click();
  await console.shows('健檢：晨光選物');
  await sandbox.reset();
  await doctor.looks();
  await doctor.finds('smsGateway', '正常');
  await console.opens('/', '總覽');
  await expect(page.getByText(/晨光選物：\d 項需要處理/)).toHaveCount(0);
});

test('doctor: a foreign provider is proven by the person who opens the test link', async ({
  page,
  context,
}) => {
  const { productChannelId } = await sandbox.brand();
  await sandbox.changeBrand('sunrise', { provider: 'foreign' });
  const console = new ConsolePage(page);
  const doctor = new DoctorPage(page);
  await console.isSignedInAs('admin');
  await console.opens(`/channels/${productChannelId}/doctor`, '健檢：晨光選物');
  await console.button(/產生測試連結|重新產生連結/).click();
  const phone = await context.newPage();
  await doctor.opensTestLink(phone, 'gold');
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('測試訊息已送出');
  await doctor.finds('sameProvider', '需要修正', '兩個 Channel 不在同一個 Provider');
  await expect(doctor.row('sameProvider')).toContainText('重新建立 LINE Login channel');

  await sandbox.changeBrand('sunrise', { provider: 'same' });
  await console.button('重新產生連結').click();
  await doctor.opensTestLink(phone, 'gold');
  await doctor.finds('sameProvider', '正常');
});

test('doctor: a supervisor may look, and change nothing', async ({ page }) => {
  const { productChannelId } = await sandbox.brand();
  await sandbox.changeBrand('sunrise', { liffApp: { size: 'compact' } });
  const console = new ConsolePage(page);
  const doctor = new DoctorPage(page);
  await console.isSignedInAs('supervisor');
  await console.opens(`/channels/${productChannelId}/doctor`, '健檢：晨光選物');
  await doctor.looks();
  await doctor.finds('liffSize', '需要修正');
  await expect(console.button(/幫我/)).toHaveCount(0);
  await expect(page.getByRole('checkbox').first()).toBeDisabled();
  await console.opens(`/channels/new?channelId=${productChannelId}&step=messaging`, '串接：晨光選物');
  await expect(page.getByLabel('Channel ID')).toBeDisabled();
  await expect(page.getByText(/^••••/)).toBeVisible();
  await expect(console.button('儲存並檢查')).toHaveCount(0);
  await sandbox.reset();
  await consoleApi.check(productChannelId);
});
