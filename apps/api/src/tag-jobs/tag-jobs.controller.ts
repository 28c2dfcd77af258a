import { Controller, Req } from '@nestjs/common';
import { cancelTagJob, importTagged, listTagJobs, mergeTag, startTagJob } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext, TielineRequest } from '../http/request-context.js';
import { readUpload } from '../http/upload.js';
import { TagJobs } from './tag-jobs.js';

/** 100,000 ids are about 4 MB; our own export has more columns. */
const fileBytes = 20 * 1024 * 1024;

@Controller()
export class TagJobsController {
  constructor(private readonly jobs: TagJobs) {}

  @Endpoint(startTagJob)
  start(
    @Staff() ctx: StaffContext,
    @Input() { body }: InputOf<typeof startTagJob>,
  ): Answer<typeof startTagJob> {
    return this.jobs.start(ctx, body);
  }

  @Endpoint(mergeTag)
  merge(
    @Staff() ctx: StaffContext,
    @Input() { params, body }: InputOf<typeof mergeTag>,
  ): Answer<typeof mergeTag> {
    return this.jobs.merge(ctx, params.id, body.intoId);
  }

  @Endpoint(importTagged)
  async import(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof importTagged>,
    @Req() request: TielineRequest,
  ): Answer<typeof importTagged> {
    const { bytes } = await readUpload(request, fileBytes);
    return this.jobs.import(ctx, params.id, bytes);
  }

  @Endpoint(listTagJobs)
  list(@Staff() ctx: StaffContext): Answer<typeof listTagJobs> {
    return this.jobs.list(ctx);
  }

  @Endpoint(cancelTagJob)
  cancel(
    @Staff() ctx: StaffContext,
    @Input() { params }: InputOf<typeof cancelTagJob>,
  ): Answer<typeof cancelTagJob> {
    return this.jobs.cancel(ctx, params.id);
  }
}
