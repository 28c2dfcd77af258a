import type { BegunTie, TieStatus } from '@tieline/contracts';
import { el } from './dom.js';
import { qrCode } from './qr.js';
import type { Texts } from './texts.js';

export type Step =
  | { name: 'begin' }
  | { name: 'working' }
  | { name: 'way'; tie: BegunTie; opened: boolean }
  | { name: 'over'; status: TieStatus }
  | { name: 'failed' };

type Context = { t: Texts; text: string; account: string; phone: boolean; begin: () => void };

const main = (label: string, onclick: EventListener) =>
  el('button', { type: 'button', class: 'main', onclick }, label);
const link = (label: string, href: string, kind: string) =>
  el('a', { class: kind, href, target: '_blank', rel: 'noopener noreferrer' }, label);

/** What stands below the title, at every point of the way. */
export function contentOf(step: Step, context: Context): Node[] {
  const { t, text, begin } = context;
  switch (step.name) {
    case 'begin':
      return [el('p', {}, text), el('div', { class: 'act' }, main(t.begin, begin))];
    case 'working':
      return [el('p', {}, t.working)];
    case 'failed':
      return [el('p', {}, t.failed), el('div', { class: 'act' }, main(t.again, begin))];
    case 'way':
      return step.opened ? [el('p', {}, t.opened)] : wayOf(step.tie, context);
    case 'over':
      return outcomeOf(step.status, context);
  }
}

function wayOf({ way }: BegunTie, { t, account, phone }: Context): Node[] {
  if (way.kind === 'code') return codeOf(way, t, account, phone);
  const note = el('p', { class: 'note' }, t.minutes);
  if (phone)
    return [el('p', {}, t.tap), note, el('div', { class: 'act' }, link(t.openLine, way.url, 'main'))];
  return [
    el('p', {}, t.scan),
    qrCode(way.url, t.qr),
    note,
    el('div', { class: 'act' }, link(t.here, way.url, 'plain')),
  ];
}

type CodeWay = Extract<BegunTie['way'], { kind: 'code' }>;

function codeOf({ code, chatUrl }: CodeWay, t: Texts, account: string, phone: boolean): Node[] {
  const copy = el('button', { type: 'button', class: 'plain' }, t.copy);
  copy.addEventListener('click', () => {
    void navigator.clipboard?.writeText(code).then(
      () => (copy.textContent = t.copied),
      () => undefined,
    );
  });
  return [
    el('p', {}, t.code.replace('{account}', account)),
    el('p', { class: 'code' }, code),
    el('p', { class: 'note' }, t.minutes),
    el('div', { class: 'act' }, phone && chatUrl ? link(t.send, chatUrl, 'main') : null, copy),
  ];
}

function outcomeOf({ state, lineName }: TieStatus, { t, begin }: Context): Node[] {
  switch (state) {
    case 'bound':
      return [
        el('p', { class: 'done' }, t.bound),
        ...(lineName ? [el('p', { class: 'note' }, t.boundTo.replace('{name}', lineName))] : []),
      ];
    case 'contested':
      return [el('p', {}, t.contested)];
    case 'declined':
    case 'expired':
      return [el('p', {}, t[state]), el('div', { class: 'act' }, main(t.again, begin))];
    case 'waiting':
    case 'opened':
      return [];
  }
}
