import { Controller } from '@nestjs/common';
import { createChannel, getChannel, listChannelNames, listChannels, updateChannel } from '@tieline/contracts';
import { Endpoint, Input, Staff, type Answer, type InputOf } from '../http/endpoint.js';
import type { StaffContext } from '../http/request-context.js';
import { CreateChannel } from './create-channel.js';
import { ShowChannels } from './show-channels.js';
import { UpdateChannel } from './update-channel.js';

@Controller()
export class ChannelsController {
  constructor(
    private readonly channels: ShowChannels,
    private readonly creation: CreateChannel,
    private readonly changes: UpdateChannel,
  ) {}

  @Endpoint(listChannels)
  list(@Staff() ctx: StaffContext): Answer<typeof listChannels> {
    return this.channels.list(ctx);
  }

  @Endpoint(listChannelNames)
  listNames(@Staff() ctx: StaffContext): Answer<typeof listChannelNames> {
    return this.channels.names(ctx);
  }

  @Endpoint(getChannel)
  get(@Staff() ctx: StaffContext, @Input() input: InputOf<typeof getChannel>): Answer<typeof getChannel> {
    return this.channels.get(ctx, input.params.id);
  }

  @Endpoint(createChannel)
  create(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof createChannel>,
  ): Answer<typeof createChannel> {
    return this.creation.create(ctx, input.body);
  }

  @Endpoint(updateChannel)
  update(
    @Staff() ctx: StaffContext,
    @Input() input: InputOf<typeof updateChannel>,
  ): Answer<typeof updateChannel> {
    return this.changes.update(ctx, input.params.id, input.body);
  }
}
