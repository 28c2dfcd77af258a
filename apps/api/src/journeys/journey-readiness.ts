import { Injectable } from '@nestjs/common';
import { allSteps, type JourneyContent } from '@tieline/contracts';
import type { EntityManager } from 'typeorm';
import { ProblemError, type Issue } from '../http/problem.js';
import type { JourneyEntity } from './journey.entities.js';
import { JourneyReferences } from './journey-references.js';

/** What a journey lacks before people may enter it. */
@Injectable()
export class JourneyReadiness {
  constructor(private readonly references: JourneyReferences) {}

  /** @throws journey.not_ready naming what is not there, put away, or another team's */
  async requireReferences(
    db: EntityManager,
    place: { teamId: string; channelId: string },
    content: JourneyContent,
  ): Promise<void> {
    refuse(await this.references.missing(db, place, content));
  }

  /** @throws journey.not_ready */
  async require(
    db: EntityManager,
    { teamId, channelId, secretSealed }: Pick<JourneyEntity, 'teamId' | 'channelId' | 'secretSealed'>,
    content: JourneyContent,
  ): Promise<void> {
    const issues = await this.references.missing(db, { teamId, channelId }, content);
    if (content.steps.length === 0) issues.push({ path: 'steps', code: 'too_few', values: { min: 1 } });
    const calls = allSteps(content.steps).some(({ kind }) => kind === 'webhook');
    if (calls && secretSealed === null) issues.push({ path: 'secret', code: 'missing' });
    refuse(issues);
  }
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new ProblemError('journey.not_ready', { issues: [...issues] });
}
