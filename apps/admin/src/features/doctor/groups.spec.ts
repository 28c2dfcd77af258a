import type { ChannelCheck, ChannelReport, CheckStatus } from '@tieline/contracts';
import { checksOf, firstOpen, groups, stateOf, throughOf } from './groups.js';

function aReport(states: Partial<Record<string, CheckStatus>>): ChannelReport {
  const all = groups.flatMap((group) => checksOf[group]);
  const checks = all.map((check): ChannelCheck => ({
    check,
    status: states[check] ?? 'ok',
    code: 'bot.ok',
    values: {},
    repair: null,
    checkedAt: '2026-11-21T00:00:00Z',
  }));
  return { channelId: 'c', channelName: 'c', checkedAt: null, checks, checklist: [] };
}

it('takes the worst check for the state of a step', () => {
  expect(stateOf('liff', aReport({ liffSize: 'warning' }))).toBe('warning');
  expect(stateOf('liff', aReport({ liffSize: 'warning', liffApp: 'todo' }))).toBe('todo');
  expect(stateOf('liff', aReport({ liffSize: 'failed', liffApp: 'todo' }))).toBe('failed');
  expect(stateOf('liff', { ...aReport({}), checks: [] })).toBe('todo');
});

it('counts the steps that are through', () => {
  expect(throughOf(undefined)).toBe(0);
  expect(throughOf(aReport({ quota: 'warning', login: 'todo', liffSize: 'failed' }))).toBe(4);
  expect(throughOf(aReport({}))).toBe(6);
});

it('goes on at the first step that is not through', () => {
  expect(firstOpen(undefined)).toBe('messaging');
  expect(firstOpen(aReport({ quota: 'warning', login: 'todo' }))).toBe('login');
  expect(firstOpen(aReport({ sameProvider: 'todo' }))).toBe('test');
  expect(firstOpen(aReport({}))).toBe('test');
});
