import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { medianOf, type Comparison } from './compare.js';
import { root } from './children.js';
import { median } from './load.js';

type Verdict = { what: string; figure: string; wanted: string; ok: boolean };

/** Collects what was measured, says what was to be reached, and keeps all of it in bench/results/. */
export class Report {
  private readonly verdicts: Verdict[] = [];
  private readonly raw: Record<string, unknown> = {};

  ratio(comparison: Comparison, arms: { of: string; to: string }, least: number, label: string): void {
    this.raw[label] = comparison;
    const [of, to] = [arms.of, arms.to].map((arm) => medianOf(comparison, arm, 'perSecond'));
    const rounds = ratios(comparison, arms);
    const agreeing = rounds.filter((ratio) => ratio >= least).length;
    const ratio = (of ?? 0) / (to ?? 1);
    this.verdicts.push({
      what: label,
      figure: `${ratio.toFixed(2)} × (${of?.toFixed(1)}/s to ${to?.toFixed(1)}/s; rounds ${rounds
        .map((r) => r.toFixed(2))
        .join(' ')}; ${agreeing} of ${rounds.length} reach it)`,
      wanted: `≥ ${least} ×`,
      ok: ratio >= least,
    });
    const failed = comparison.rounds.flatMap(({ rounds: all }) => all).reduce((sum, r) => sum + r.failed, 0);
    if (failed > 0)
      this.verdicts.push({ what: `${label}: failures`, figure: String(failed), wanted: '0', ok: false });
  }

  atMost(what: string, values: readonly number[], limit: number, unit: string): void {
    const figure = median(values);
    this.raw[what] = values;
    this.verdicts.push({
      what,
      figure: `${figure.toFixed(1)} ${unit} (${values.map((value) => value.toFixed(1)).join(' ')})`,
      wanted: `≤ ${limit} ${unit}`,
      ok: figure <= limit,
    });
  }

  /** Told, not judged. */
  note(what: string, values: readonly number[], unit: string): void {
    this.raw[what] = values;
    console.log(
      `${what}: ${median(values).toFixed(1)} ${unit} (${values.map((v) => v.toFixed(1)).join(' ')})`,
    );
  }

  /** True when everything was reached. */
  finish(facts: Record<string, unknown>): boolean {
    console.log('\nMedians over all rounds');
    for (const { what, figure, wanted, ok } of this.verdicts) {
      console.log(`  ${ok ? 'pass' : 'FAIL'}  ${what}: ${figure}, wanted ${wanted}`);
    }
    const folder = path.join(root, 'bench', 'results');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
    writeFileSync(file, JSON.stringify({ facts, verdicts: this.verdicts, raw: this.raw }, null, 2));
    console.log(`\nAll figures: ${path.relative(root, file)}`);
    return this.verdicts.every(({ ok }) => ok);
  }
}

function ratios(comparison: Comparison, { of, to }: { of: string; to: string }): number[] {
  const rounds = (name: string) => comparison.rounds.find(({ arm }) => arm === name)?.rounds ?? [];
  return rounds(of).map((round, i) => round.perSecond / (rounds(to)[i]?.perSecond ?? Infinity));
}
