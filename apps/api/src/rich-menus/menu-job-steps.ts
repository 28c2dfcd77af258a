import { Injectable } from '@nestjs/common';
import type { RichMenuJob } from '@tieline/contracts';
import { LinkStep } from './link-step.js';
import type { MenuJobStep } from './menu-job-step.js';
import { PrepareStep } from './prepare-step.js';
import { TidyStep } from './tidy-step.js';
import { VerifyStep } from './verify-step.js';

@Injectable()
export class MenuJobSteps {
  private readonly byName: Record<RichMenuJob['step'], MenuJobStep>;

  constructor(prepare: PrepareStep, link: LinkStep, verify: VerifyStep, tidy: TidyStep) {
    this.byName = { prepare, link, verify, tidy };
  }

  of(name: RichMenuJob['step']): MenuJobStep {
    return this.byName[name];
  }
}
